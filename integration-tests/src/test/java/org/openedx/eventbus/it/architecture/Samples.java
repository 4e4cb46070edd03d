package org.openedx.eventbus.it.architecture;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.avro.WireSchema;
import org.openedx.eventbus.codec.GenericCodec;
import org.openedx.eventbus.codec.internal.KeyPath;
import org.openedx.eventbus.codec.internal.PlainJson;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.consumer.EventConsumer;
import org.openedx.eventbus.consumer.EventConsumerBuilder;
import org.openedx.eventbus.event.Event;
import org.openedx.eventbus.event.EventCatalog;
import org.openedx.eventbus.event.EventName;
import org.openedx.eventbus.event.EventProducer;
import org.openedx.eventbus.event.EventType;
import org.openedx.eventbus.event.MetadataFactory;
import org.openedx.eventbus.event.PayloadCodec;
import org.openedx.eventbus.handler.HandlerId;
import org.openedx.eventbus.handler.HandlerRegistration;
import org.openedx.eventbus.local.LocalEventBus;
import org.openedx.eventbus.registry.RegistrySettings;
import org.openedx.eventbus.registry.SchemaRegistry;
import org.openedx.eventbus.testkit.RecordingProducer;
import org.openedx.eventbus.testkit.SentEvents;

/**
 * Sample of any public type: from a table, or else from an enum constant, a proxy, a public
 * constructor or a static factory, with samples as arguments.
 */
final class Samples {
  /** A valid name of an event type, filter type, handler, step, setting and option. */
  private static final String NAME = "org.openedx.learning.world.greeted.v1";

  private static final EventType<GenericRecord> TYPE =
      GenericCodec.eventType(
              EventName.of(NAME),
              WireSchema.of(
                  """
                  {"type": "record", "name": "CloudEvent", "namespace": "%s",
                   "fields": [{"name": "by", "type": "string"}]}\
                  """
                      .formatted(NAME)))
          .build();
  private static final GenericRecord PAYLOAD = PlainJson.read(TYPE, "{\"by\":\"ada\"}");

  private final Map<Class<?>, Object> table = new HashMap<>();
  private final Map<Class<?>, Object> created = new HashMap<>();
  private final Set<Class<?>> open = new HashSet<>();

  Samples() {
    EventBusConfig config =
        EventBusConfig.of(
            Map.of(
                "eventbus.service.name", "test",
                "eventbus.kafka.bootstrap.servers", "localhost:1",
                "eventbus.registry.url", "http://localhost:1"));
    MetadataFactory metadata = MetadataFactory.of("openedx/test/web");
    put(boolean.class, true);
    put(int.class, 1);
    put(long.class, 1L);
    put(double.class, 0.5);
    put(byte[].class, new byte[] {1});
    put(Object.class, PAYLOAD);
    put(String.class, NAME);
    put(CharSequence.class, NAME);
    put(Class.class, String.class);
    put(Enum.class, HandlerId.Scope.TYPE);
    put(ClassLoader.class, Samples.class.getClassLoader());
    put(Collection.class, List.of());
    put(List.class, List.of());
    put(Map.class, Map.of());
    put(SortedMap.class, new TreeMap<>());
    put(Set.class, Set.of());
    put(Optional.class, Optional.empty());
    put(OptionalInt.class, OptionalInt.empty());
    put(OptionalLong.class, OptionalLong.empty());
    put(Duration.class, Duration.ofSeconds(1));
    put(Instant.class, Instant.EPOCH);
    put(ZoneId.class, ZoneOffset.UTC);
    put(UUID.class, new UUID(0x7000, 0x8000_0000_0000_0000L));
    put(Path.class, Path.of(System.getProperty("java.io.tmpdir"), NAME));
    put(Throwable.class, new IllegalStateException("test"));
    put(RuntimeException.class, new IllegalStateException("test"));
    put(Headers.class, new RecordHeaders());
    put(Schema.class, TYPE.schema().schema());
    put(GenericRecord.class, PAYLOAD);
    put(WireSchema.class, TYPE.schema());
    put(EventType.class, TYPE);
    put(EventName.class, TYPE.name());
    put(PayloadCodec.class, TYPE.codec());
    put(GenericCodec.class, TYPE.codec());
    put(KeyPath.class, KeyPath.of(TYPE.schema(), "by"));
    put(Event.class, new Event<>(TYPE, metadata.now(TYPE), PAYLOAD));
    put(EventCatalog.class, EventCatalog.of(TYPE));
    put(EventBusConfig.class, config);
    put(MetadataFactory.class, metadata);
    put(EventProducer.class, LocalEventBus.create());
    put(SentEvents.class, RecordingProducer.create());
    put(MeterRegistry.class, new SimpleMeterRegistry());
    put(HandlerRegistration.class, HandlerRegistration.of(TYPE, (event, delivery) -> {}, "test"));
    put(RegistrySettings.class, RegistrySettings.of(URI.create("http://localhost:1")));
    put(SchemaRegistry.class, SchemaRegistry.inMemory());
    put(EventConsumerBuilder.class, EventConsumer.builder(config));
  }

  private void put(Class<?> type, Object sample) {
    table.put(type, sample);
  }

  /** Whether the table has a sample, so that methods of an interface are those of this project. */
  boolean has(Class<?> type) {
    return table.containsKey(type);
  }

  Object of(Parameter parameter) throws ReflectiveOperationException {
    return of(parameter.getType());
  }

  /**
   * Returns a sample.
   *
   * @throws ReflectiveOperationException if the type has no sample and none can be created
   */
  Object of(Class<?> type) throws ReflectiveOperationException {
    Object known = table.getOrDefault(type, created.get(type));
    if (known == null) {
      if (!open.add(type)) {
        throw new InstantiationException("a sample of " + type + " needs another one");
      }
      try {
        known = create(type);
      } finally {
        open.remove(type);
      }
      created.put(type, known);
    }
    return known;
  }

  private Object create(Class<?> type) throws ReflectiveOperationException {
    if (type.isEnum()) {
      return type.getEnumConstants()[0];
    }
    if (type.isArray()) {
      return Array.newInstance(type.getComponentType(), 0);
    }
    for (Field field : type.getFields()) {
      if (Modifier.isStatic(field.getModifiers()) && field.getType() == type) {
        return field.get(null);
      }
    }
    List<String> failures = new ArrayList<>();
    for (Executable each : creators(type)) {
      Object created = tryCreate(each, failures);
      if (created != null) {
        return created;
      }
    }
    if (type.isInterface()) {
      return Proxy.newProxyInstance(
          Samples.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> null);
    }
    throw new InstantiationException("no sample of " + type + ": " + failures);
  }

  /** Returns constructors and static methods that return the type, public ones first. */
  private static List<Executable> creators(Class<?> type) {
    List<Executable> found = new ArrayList<>();
    if (!Modifier.isAbstract(type.getModifiers())) {
      found.addAll(List.of(type.getDeclaredConstructors()));
    }
    for (Class<?> each : List.of(type, product(type))) {
      Stream.of(each.getDeclaredMethods())
          .filter(method -> Modifier.isStatic(method.getModifiers()))
          .filter(method -> type.isAssignableFrom(method.getReturnType()))
          .filter(method -> !method.getName().startsWith("start")) // of brokers and registries
          .forEach(found::add);
    }
    found.sort(Comparator.comparing(each -> !Modifier.isPublic(each.getModifiers())));
    return found;
  }

  /** Returns the class that has the static methods of a builder; for other types, themselves. */
  private static Class<?> product(Class<?> type) {
    if (type.getEnclosingClass() != null) {
      return type.getEnclosingClass();
    }
    try {
      return Class.forName(type.getName().replaceFirst("Builder$", ""));
    } catch (ClassNotFoundException e) {
      return type;
    }
  }

  private @Nullable Object tryCreate(Executable creator, List<String> failures) {
    try {
      Object[] arguments = new Object[creator.getParameterCount()];
      for (int i = 0; i < arguments.length; i++) {
        arguments[i] = of(creator.getParameters()[i]);
      }
      creator.setAccessible(true);
      return creator instanceof Constructor<?> constructor
          ? constructor.newInstance(arguments)
          : ((Method) creator).invoke(null, arguments);
    } catch (InvocationTargetException e) {
      failures.add(creator + ": " + e.getCause());
    } catch (ReflectiveOperationException e) {
      failures.add(creator + ": " + e);
    }
    return null;
  }
}
