package org.openedx.eventbus.event;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.openedx.eventbus.avro.WireSchema;

/**
 * A versioned type of event: its name, its schema, how its payload becomes bytes, and what its
 * contract says of topic and key. Normally a generated constant such as {@code
 * LearningEvents.COURSE_ENROLLMENT_CREATED}. Immutable; two types are equal when their names are.
 *
 * @param <T> the payload's class
 */
public final class EventType<T> {
  private final EventName name;
  private final PayloadCodec<T> codec;
  private final WireSchema schema;
  private final int minorVersion;
  private final String topic;
  private final Optional<String> keyPath;
  private final Set<String> personalFields;

  private EventType(Builder<T> builder) {
    this.name = builder.name;
    this.codec = builder.codec;
    this.schema = builder.schema;
    this.minorVersion = builder.minorVersion;
    this.topic = builder.topic;
    this.keyPath = builder.keyPath;
    this.personalFields = builder.personalFields;
  }

  /** Begins a type with the topic its name suggests, no key and minor version 0. */
  public static <T> Builder<T> builder(EventName name, WireSchema schema, PayloadCodec<T> codec) {
    return new Builder<>(name, schema, codec);
  }

  public EventName name() {
    return name;
  }

  /** How payloads become bytes and back. */
  public PayloadCodec<T> codec() {
    return codec;
  }

  /** What is registered and what is read with. */
  public WireSchema schema() {
    return schema;
  }

  /** The contract's minor version, raised with each compatible change. */
  public int minorVersion() {
    return minorVersion;
  }

  /** The topic its events go to unless configured otherwise, without an environment's prefix. */
  public String topic() {
    return topic;
  }

  /** The dotted path of the field that is the record's key, unless configured otherwise. */
  public Optional<String> keyPath() {
    return keyPath;
  }

  /**
   * The dotted paths of fields marked as personal in the contract; items of arrays and values of
   * maps go by the path of the field that holds them.
   */
  public Set<String> personalFields() {
    return personalFields;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof EventType<?> that && name.equals(that.name);
  }

  @Override
  public int hashCode() {
    return name.hashCode();
  }

  @Override
  public String toString() {
    return name.value();
  }

  /** Collects what a contract says of its type. */
  public static final class Builder<T> {
    private final EventName name;
    private final WireSchema schema;
    private final PayloadCodec<T> codec;
    private int minorVersion;
    private String topic;
    private Optional<String> keyPath = Optional.empty();
    private Set<String> personalFields = Set.of();

    private Builder(EventName name, WireSchema schema, PayloadCodec<T> codec) {
      this.name = Objects.requireNonNull(name, "name");
      this.schema = Objects.requireNonNull(schema, "schema");
      this.codec = Objects.requireNonNull(codec, "codec");
      this.topic = defaultTopic(name);
    }

    /** {@code <subdomain>-<subject>-lifecycle}, dots as dashes. */
    private static String defaultTopic(EventName name) {
      return name.subdomain() + "-" + name.subject().replace('.', '-') + "-lifecycle";
    }

    public Builder<T> minorVersion(int value) {
      if (value < 0) {
        throw new IllegalArgumentException("minorVersion of " + name + " is negative: " + value);
      }
      this.minorVersion = value;
      return this;
    }

    public Builder<T> topic(String value) {
      this.topic = Objects.requireNonNull(value, "topic");
      return this;
    }

    public Builder<T> keyPath(String value) {
      this.keyPath = Optional.of(value);
      return this;
    }

    public Builder<T> personalFields(Set<String> paths) {
      this.personalFields = Set.copyOf(paths);
      return this;
    }

    public EventType<T> build() {
      return new EventType<>(this);
    }
  }
}
