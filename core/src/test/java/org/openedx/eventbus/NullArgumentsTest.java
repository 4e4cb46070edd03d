package org.openedx.eventbus;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.openedx.eventbus.avro.AvroReader;
import org.openedx.eventbus.avro.AvroWriter;
import org.openedx.eventbus.avro.GenericValues;
import org.openedx.eventbus.avro.LogicalValues;
import org.openedx.eventbus.avro.WireSchema;
import org.openedx.eventbus.codec.EventDeserializer;
import org.openedx.eventbus.codec.EventSerializer;
import org.openedx.eventbus.codec.GenericCodec;
import org.openedx.eventbus.codec.KeyPartitioner;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.config.Setting;
import org.openedx.eventbus.config.SettingType;
import org.openedx.eventbus.config.SettingsReader;
import org.openedx.eventbus.config.SettingsSection;
import org.openedx.eventbus.event.Bytes;
import org.openedx.eventbus.event.CustomHeaders;
import org.openedx.eventbus.event.Event;
import org.openedx.eventbus.event.EventCatalog;
import org.openedx.eventbus.event.EventMetadata;
import org.openedx.eventbus.event.EventName;
import org.openedx.eventbus.event.EventType;
import org.openedx.eventbus.event.LogicalFields;
import org.openedx.eventbus.event.PayloadFields;
import org.openedx.eventbus.event.SendOptions;
import org.openedx.eventbus.handler.Backoff;
import org.openedx.eventbus.handler.DeliveryHandler;
import org.openedx.eventbus.handler.FailurePolicy;
import org.openedx.eventbus.handler.HandlerId;
import org.openedx.eventbus.handler.HandlerOptions;
import org.openedx.eventbus.handler.HandlerRegistration;
import org.openedx.eventbus.handler.HandlerRegistry;
import org.openedx.eventbus.registry.RegistrySettings;
import org.openedx.eventbus.registry.SchemaId;
import org.openedx.eventbus.registry.SchemaRegistry;
import org.openedx.eventbus.registry.Secret;
import org.openedx.eventbus.registry.Subject;

/** Passes null to every parameter of the public packages, one at a time. */
class NullArgumentsTest {
  /**
   * Types whose methods generated codecs or Kafka call for each record: they dereference the
   * argument, or take null as an invalid payload and name the field.
   */
  private static final Set<Class<?>> PER_RECORD =
      Set.of(
          AvroReader.class,
          AvroWriter.class,
          GenericValues.class,
          LogicalValues.class,
          PayloadFields.class,
          LogicalFields.class);

  /** Members that users do not call, or that accept null for a reason. */
  private static final Set<String> EXCLUDED =
      Set.of(
          // A missing payload or text is reported as an invalid payload.
          "Event.payload",
          "Event.withPayload.value",
          "IsoDateTime.text",
          // Kafka calls these with its own arguments.
          "KeyPartitioner.configure.configs",
          "KeyPartitioner.partition.topic",
          "KeyPartitioner.partition.cluster",
          "EventSerializer.serialize.topic",
          "EventSerializer.serialize.headers",
          "EventSerializer.configure.configs",
          "EventDeserializer.deserialize.topic",
          "EventDeserializer.deserialize.headers",
          "EventDeserializer.configure.configs",
          // The registry of this test is not part of the library.
          "HandlerRegistry.register.registration");

  private static final String SCHEMA =
      "{\"type\": \"record\", \"name\": \"org.acme.shop.order.placed.v1.CloudEvent\","
          + " \"fields\": []}";
  private static final EventType<?> TYPE =
      GenericCodec.eventType(EventName.of("org.acme.shop.order.placed.v1"), WireSchema.of(SCHEMA))
          .build();

  private static final Map<Class<?>, Object> SAMPLES =
      Map.ofEntries(
          sample(String.class, "string"),
          sample(int.class, 1),
          sample(long.class, 1L),
          sample(boolean.class, true),
          sample(byte[].class, new byte[] {1}),
          sample(ByteBuffer.class, ByteBuffer.allocate(1)),
          sample(Optional.class, Optional.empty()),
          sample(OptionalInt.class, OptionalInt.empty()),
          sample(List.class, List.of()),
          sample(Collection.class, List.of()),
          sample(Set.class, Set.of()),
          sample(Map.class, Map.of()),
          sample(Class.class, EventBusException.class),
          sample(Object.class, "object"),
          sample(Duration.class, Duration.ofSeconds(1)),
          sample(Instant.class, Instant.EPOCH),
          sample(LocalDateTime.class, LocalDateTime.MIN),
          sample(OffsetDateTime.class, OffsetDateTime.MIN),
          sample(UUID.class, new UUID(0, 1)),
          sample(Path.class, Path.of("missing.properties")),
          sample(URI[].class, new URI[] {URI.create("http://registry:8081")}),
          sample(Throwable.class, new EventBusException("failed")),
          sample(ClassLoader.class, NullArgumentsTest.class.getClassLoader()),
          sample(RandomGenerator.class, RandomGenerator.getDefault()),
          sample(Schema.class, TYPE.schema().schema()),
          sample(WireSchema.class, TYPE.schema()),
          sample(EventName.class, TYPE.name()),
          sample(EventType.class, TYPE),
          sample(EventType[].class, new EventType<?>[] {TYPE}),
          sample(EventType.Builder.class, GenericCodec.eventType(TYPE.name(), TYPE.schema())),
          sample(EventMetadata.class, EventMetadata.of(TYPE.name(), new UUID(0, 1))),
          sample(EventCatalog.class, EventCatalog.of(TYPE)),
          sample(Event.class, event(TYPE)),
          sample(Bytes.class, Bytes.copyOf(new byte[1])),
          sample(CustomHeaders.class, CustomHeaders.NONE),
          sample(SendOptions.class, SendOptions.NONE),
          sample(Backoff.class, FailurePolicy.DEFAULT.backoff()),
          sample(FailurePolicy.class, FailurePolicy.DEFAULT),
          sample(
              FailurePolicy.Retries.class, FailurePolicy.retry(1, FailurePolicy.DEFAULT.backoff())),
          sample(HandlerId.class, new HandlerId(HandlerId.Scope.TYPE, "audit")),
          sample(HandlerOptions.class, HandlerOptions.handler("audit")),
          sample(
              HandlerRegistration.class,
              HandlerRegistration.of(TYPE, (event, delivery) -> {}, "code")),
          sample(HandlerRegistry.class, new Registry()),
          sample(EventBusConfig.class, EventBusConfig.of(Map.of())),
          sample(Setting.class, Setting.of("eventbus.a", SettingType.TEXT, "A.")),
          sample(SettingType.class, SettingType.TEXT),
          sample(SettingsReader.class, reader()),
          sample(RegistrySettings.class, RegistrySettings.of(URI.create("http://registry:8081"))),
          sample(
              RegistrySettings.Credentials.class,
              RegistrySettings.Credentials.bearer(Secret.of("token"))),
          sample(RegistrySettings.Tls.class, RegistrySettings.Tls.DEFAULT),
          sample(Secret.class, Secret.of("secret")),
          sample(SchemaId.class, new SchemaId(1)),
          sample(SchemaRegistry.class, SchemaRegistry.inMemory()),
          sample(KeyPartitioner.class, new KeyPartitioner()),
          sample(EventSerializer.class, new EventSerializer()),
          sample(EventDeserializer.class, new EventDeserializer()),
          sample(Subject.class, new Subject("orders-string")));

  private static Map.Entry<Class<?>, Object> sample(Class<?> type, Object value) {
    return Map.entry(type, value);
  }

  @SuppressWarnings("unchecked") // the payload is a record of the type's schema
  private static <T> Event<T> event(EventType<T> type) {
    T payload = (T) new GenericData.Record(type.schema().schema());
    return new Event<>(type, EventMetadata.of(type.name(), new UUID(0, 1)), payload);
  }

  private static SettingsReader reader() {
    return EventBusConfig.of(Map.of())
        .read(
            new SettingsSection<SettingsReader>() {
              @Override
              public List<Setting<?>> settings() {
                return List.of();
              }

              @Override
              public SettingsReader read(SettingsReader reader) {
                return reader;
              }
            });
  }

  private static final class Registry implements HandlerRegistry<Registry> {
    @Override
    public Registry register(HandlerRegistration registration) {
      return this;
    }
  }

  @Test
  void nullArgumentsFailAtTheCallAndNameTheParameter() throws Exception {
    List<String> violations = new ArrayList<>();
    int checked = 0;
    for (Class<?> type : publicTypes()) {
      for (Executable member : members(type)) {
        for (int i = 0; i < member.getParameterCount(); i++) {
          if (requiresValue(member, i)) {
            checked++;
            checkNull(member, i, violations);
          }
        }
      }
    }
    assertThat(violations).isEmpty();
    assertThat(checked).isGreaterThan(150);
  }

  private static List<Class<?>> publicTypes() throws Exception {
    Path classes =
        Path.of(
            EventBusException.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    List<Class<?>> types = new ArrayList<>();
    try (Stream<Path> files = Files.walk(classes.resolve("org/openedx/eventbus"))) {
      for (Path file : files.filter(each -> each.toString().endsWith(".class")).toList()) {
        String path = classes.relativize(file).toString().replace('\\', '/');
        String name = path.substring(0, path.length() - ".class".length()).replace('/', '.');
        if (!name.contains(".internal.") && !name.endsWith("package-info")) {
          Class<?> type = Class.forName(name, false, EventBusException.class.getClassLoader());
          if (isPublic(type) && !PER_RECORD.contains(type)) {
            types.add(type);
          }
        }
      }
    }
    return types;
  }

  private static boolean isPublic(Class<?> type) {
    return Modifier.isPublic(type.getModifiers())
        && !type.isAnonymousClass()
        && (type.getDeclaringClass() == null || isPublic(type.getDeclaringClass()));
  }

  /** Returns constructors and methods; of interfaces only those for which there is a sample. */
  private static List<Executable> members(Class<?> type) {
    return Stream.concat(
            Arrays.stream(type.getConstructors()), Arrays.stream(type.getDeclaredMethods()))
        .filter(each -> Modifier.isPublic(each.getModifiers()) && !each.isSynthetic())
        .filter(each -> !List.of("equals", "compareTo").contains(each.getName()))
        .filter(each -> !type.isEnum())
        .filter(
            each ->
                !(each instanceof Method)
                    || Modifier.isStatic(each.getModifiers())
                    || SAMPLES.containsKey(type)
                    || !type.isInterface())
        .filter(each -> each.getParameterCount() > 0)
        .toList();
  }

  private static boolean requiresValue(Executable member, int index) {
    Parameter parameter = member.getParameters()[index];
    // Exceptions accept a null message or cause, because they must not hide a failure.
    boolean ofException =
        Throwable.class.isAssignableFrom(member.getDeclaringClass())
            && List.of("message", "cause").contains(parameter.getName());
    String name = member.getDeclaringClass().getSimpleName();
    String path =
        member instanceof Method
            ? name + "." + member.getName() + "." + parameter.getName()
            : name + "." + parameter.getName();
    return !parameter.getType().isPrimitive()
        && !member.getAnnotatedParameterTypes()[index].isAnnotationPresent(Nullable.class)
        && !ofException
        && !EXCLUDED.contains(path);
  }

  private static void checkNull(Executable member, int index, List<String> violations)
      throws ReflectiveOperationException {
    @Nullable Object[] arguments =
        Arrays.stream(member.getParameterTypes()).map(NullArgumentsTest::valueOf).toArray();
    arguments[index] = null;
    String parameter = member.getParameters()[index].getName();
    String place = member + ", " + parameter;
    try {
      if (member instanceof Method method) {
        method.setAccessible(true);
        Object target =
            Modifier.isStatic(method.getModifiers()) ? null : valueOf(method.getDeclaringClass());
        method.invoke(target, arguments);
      } else {
        ((Constructor<?>) member).newInstance(arguments);
      }
      violations.add(place + ": accepted");
    } catch (InvocationTargetException e) {
      Throwable thrown = e.getCause();
      boolean named =
          thrown instanceof NullPointerException
              && names(member, parameter).contains(String.valueOf(thrown.getMessage()));
      if (!named) {
        violations.add(place + ": " + thrown);
      }
    }
  }

  /** Returns the names that a message may have: a fluent method may name its property. */
  private static List<String> names(Executable member, String parameter) {
    String name = member.getName();
    String property = name.replaceFirst("^(with|for)(?=[A-Z])", "");
    return parameter.equals("value") && member instanceof Method
        ? List.of(parameter, Character.toLowerCase(property.charAt(0)) + property.substring(1))
        : List.of(parameter);
  }

  private static Object valueOf(Class<?> type) {
    Object sample = SAMPLES.get(type);
    if (sample != null) {
      return sample;
    }
    if (type.isEnum()) {
      return type.getEnumConstants()[0];
    }
    if (type == DeliveryHandler.class) {
      return (DeliveryHandler<Object>) (event, delivery) -> {};
    }
    if (type.isInterface()) {
      return Proxy.newProxyInstance(
          NullArgumentsTest.class.getClassLoader(), new Class<?>[] {type}, (a, b, c) -> null);
    }
    throw new AssertionError("no sample of " + type);
  }
}
