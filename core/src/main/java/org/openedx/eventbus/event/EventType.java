package org.openedx.eventbus.event;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.openedx.eventbus.avro.WireSchema;

/**
 * Type of events: its name and schema, the codec of its payloads, and topic and key as its contract
 * defines them. Immutable. Types are compared by name.
 *
 * <p>Event types are usually generated constants, for example {@code
 * LearningEvents.COURSE_ENROLLMENT_CREATED}.
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

  /**
   * {@return a builder of an event type} Without further calls the type has no key, minor version 0
   * and the topic {@code <subdomain>-<subject>-lifecycle}.
   *
   * @param <T> the payload's class
   * @param name the name
   * @param schema the schema of the payload
   * @param codec the codec of the payload
   */
  public static <T> Builder<T> builder(EventName name, WireSchema schema, PayloadCodec<T> codec) {
    return new Builder<>(name, schema, codec);
  }

  /** {@return the name} */
  public EventName name() {
    return name;
  }

  /** {@return the codec that converts payloads to bytes and back} */
  public PayloadCodec<T> codec() {
    return codec;
  }

  /** {@return the schema to register and to read with} */
  public WireSchema schema() {
    return schema;
  }

  /** {@return the contract's minor version, which increases with each compatible change} */
  public int minorVersion() {
    return minorVersion;
  }

  /** {@return the contract's topic without prefix; configuration may override it} */
  public String topic() {
    return topic;
  }

  /**
   * {@return the dotted path of the field that becomes the record's key, if the contract defines
   * one; configuration may override it}
   */
  public Optional<String> keyPath() {
    return keyPath;
  }

  /**
   * {@return the dotted paths of personal fields} The path of an item of an array or of a value of
   * a map is the path of the field that contains it.
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

  /**
   * Builder of an event type. Not thread-safe.
   *
   * @param <T> the payload's class
   */
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
      this.topic = name.subdomain() + "-" + name.subject().replace('.', '-') + "-lifecycle";
    }

    /**
     * Sets the contract's minor version.
     *
     * @param value the version, at least 0
     * @return this builder
     * @throws IllegalArgumentException if the version is negative
     */
    public Builder<T> minorVersion(int value) {
      if (value < 0) {
        throw new IllegalArgumentException("minorVersion of " + name + " is negative: " + value);
      }
      this.minorVersion = value;
      return this;
    }

    /**
     * Sets the topic.
     *
     * @param value the topic without prefix
     * @return this builder
     */
    public Builder<T> topic(String value) {
      this.topic = Objects.requireNonNull(value, "topic");
      return this;
    }

    /**
     * Sets the field that becomes the record's key.
     *
     * @param value the dotted path of the field, for example {@code user.pii.username}
     * @return this builder
     */
    public Builder<T> keyPath(String value) {
      this.keyPath = Optional.of(Objects.requireNonNull(value, "keyPath"));
      return this;
    }

    /**
     * Sets the personal fields.
     *
     * @param paths the dotted paths of the fields
     * @return this builder
     */
    public Builder<T> personalFields(Set<String> paths) {
      this.personalFields = Set.copyOf(Objects.requireNonNull(paths, "paths"));
      return this;
    }

    /** {@return the event type} */
    public EventType<T> build() {
      return new EventType<>(this);
    }
  }
}
