package org.openedx.eventbus.producer.internal;

import static java.util.stream.Collectors.joining;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.serialization.Serializer;
import org.openedx.eventbus.config.ConfigurationException;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.registry.RegistrySettings;

/**
 * Value serializer of the user, set by {@code eventbus.kafka.value.serializer}; for example
 * Confluent's {@code KafkaAvroSerializer}. It receives Avro generic records and looks up schema ids
 * itself. Keys are still serialized by this library, because Confluent's subject naming rejects the
 * keys of Open edX.
 */
record CustomValueSerializer(Serializer<Object> serializer) implements AutoCloseable {
  static final String SETTING = "value.serializer";

  /**
   * Creates and configures the serializer.
   *
   * @throws ConfigurationException if the class is missing or is not a serializer
   */
  @SuppressWarnings("unchecked") // the serializer itself checks the records that it receives
  static CustomValueSerializer create(EventBusConfig config, String className) {
    Serializer<Object> serializer;
    try {
      serializer =
          (Serializer<Object>)
              Class.forName(className, true, classLoader())
                  .asSubclass(Serializer.class)
                  .getDeclaredConstructor()
                  .newInstance();
    } catch (ReflectiveOperationException | ClassCastException | LinkageError e) {
      throw new ConfigurationException(
          List.of(
              ("eventbus.kafka.value.serializer: cannot create %s, which must be a Serializer with"
                      + " a public no-argument constructor: %s")
                  .formatted(className, e)));
    }
    serializer.configure(settings(config), false);
    return new CustomValueSerializer(serializer);
  }

  private static ClassLoader classLoader() {
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    return context == null ? CustomValueSerializer.class.getClassLoader() : context;
  }

  private static Map<String, Object> settings(EventBusConfig config) {
    RegistrySettings registry = config.registry();
    Map<String, Object> settings = new HashMap<>();
    settings.put(
        "schema.registry.url",
        registry.urls().stream().map(Object::toString).collect(joining(",")));
    settings.put("auto.register.schemas", registry.autoRegister());
    settings.put(
        "value.subject.name.strategy",
        "io.confluent.kafka.serializers.subject.TopicRecordNameStrategy");
    registry.credentials().ifPresent(each -> authenticate(each, settings));
    registry.tls().trust().ifPresent(each -> store("truststore", each, settings));
    registry.tls().key().ifPresent(each -> store("keystore", each, settings));
    settings.putAll(config.kafka());
    return settings;
  }

  /** Sets the credentials under the names that Confluent's client defines. */
  private static void authenticate(
      RegistrySettings.Credentials credentials, Map<String, Object> settings) {
    if (credentials.isBearer()) {
      settings.put("bearer.auth.credentials.source", "STATIC_TOKEN");
      settings.put("bearer.auth.token", credentials.value().reveal());
    } else {
      settings.put("basic.auth.credentials.source", "USER_INFO");
      settings.put("basic.auth.user.info", credentials.value().reveal());
    }
  }

  private static void store(
      String which, RegistrySettings.Tls.Store store, Map<String, Object> settings) {
    String name = "schema.registry.ssl." + which + ".";
    settings.put(name + "location", store.location().toString());
    settings.put(name + "type", store.type());
    store.password().ifPresent(each -> settings.put(name + "password", each.reveal()));
  }

  byte[] serialize(String topic, PendingRecord record) {
    return serializer.serialize(topic, record.headers, record.event.genericPayload);
  }

  @Override
  public void close() {
    serializer.close();
  }
}
