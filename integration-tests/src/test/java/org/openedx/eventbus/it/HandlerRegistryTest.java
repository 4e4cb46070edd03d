package org.openedx.eventbus.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.openedx.eventbus.handler.HandlerOptions.handler;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.apache.avro.generic.GenericRecord;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.openedx.eventbus.config.ConfigurationException;
import org.openedx.eventbus.consumer.EventConsumer;
import org.openedx.eventbus.consumer.EventConsumerBuilder;
import org.openedx.eventbus.consumer.monitoring.ConsumerHealth;
import org.openedx.eventbus.embedded.junit.EventBusTest;
import org.openedx.eventbus.event.EventProducer;
import org.openedx.eventbus.event.EventType;
import org.openedx.eventbus.handler.Backoff;
import org.openedx.eventbus.handler.DeliveryHandler;
import org.openedx.eventbus.handler.EventHandler;
import org.openedx.eventbus.handler.FailurePolicy;
import org.openedx.eventbus.handler.HandlerRegistration;
import org.openedx.eventbus.handler.HandlerRegistry;
import org.openedx.eventbus.local.LocalEventBus;
import org.openedx.eventbus.plugin.EventPlugin;
import org.openedx.eventbus.plugin.PluginContext;
import org.openedx.eventbus.plugin.Plugins;
import org.openedx.eventbus.testkit.TestEventBus;

/**
 * Registration of handlers: one method serves every {@link HandlerRegistry}, a handler is selected
 * by its name wherever it was registered, and wrong arguments fail at the call.
 */
@EventBusTest
class HandlerRegistryTest {
  private static final String TOPIC = "registered";
  private static final Backoff QUICK =
      Backoff.exponential(Duration.ofMillis(1), Duration.ofMillis(1));

  @RegisterExtension final Bus bus = Bus.shared();
  @TempDir Path directory;

  private final EventType<GenericRecord> type = TestEvents.type("registered", TOPIC);
  private final CollectingHandler unnamed = new CollectingHandler();
  private final CollectingHandler named = new CollectingHandler();
  private final CollectingHandler ofTopic = new CollectingHandler();

  /** Registers three handlers, without knowing where. */
  private void register(HandlerRegistry<?> handlers) {
    handlers
        .on(type, unnamed)
        .on(type, handler("audit").calls(named))
        .onTopic(
            TOPIC,
            handler("audit")
                .calls(
                    (event, delivery) ->
                        ofTopic.handle(TestEvents.generic(event, type), delivery)));
  }

  private static void assertHandled(long n, CollectingHandler... handlers) {
    for (CollectingHandler each : handlers) {
      each.await(1);
      assertThat(each.numbers()).containsExactly(n);
    }
  }

  private void send(EventProducer producer, long n) {
    producer.send(type, TestEvents.payload(type, "ada", n)).join();
  }

  @Test
  void methodRegistersHandlersWithAConsumer() throws Exception {
    EventConsumerBuilder builder = bus.consumer();
    register(builder);
    bus.send(type, "ada", 1);
    try (EventConsumer consumer = builder.start()) {
      assertHandled(1, unnamed, named, ofTopic);
      assertThat(consumer.isRunning()).isTrue();
    }
  }

  @Test
  void methodRegistersHandlersWithTheLocalBus() {
    LocalEventBus local = LocalEventBus.builder(bus.config()).build();
    register(local);
    send(local, 2);
    assertHandled(2, unnamed, named);
    assertThat(ofTopic.count()).as("the local bus has no topics").isZero();
  }

  @Test
  void methodRegistersHandlersWithTheTestBus() {
    try (TestEventBus test = TestEventBus.create()) {
      register(test);
      send(test, 3);
      assertHandled(3, unnamed, named);
    }
  }

  @Test
  void methodRegistersHandlersWithThePluginContext() throws Exception {
    RegisteringPlugin.registering.set(this::register);
    try (Plugins plugins = loadPlugin()) {
      assertThat(plugins.failures()).isEmpty();
      bus.send(type, "ada", 4);
      try (EventConsumer consumer = bus.consumer().handlers(plugins.handlers()).start()) {
        assertHandled(4, unnamed, named, ofTopic);
        assertThat(consumer.isRunning()).isTrue();
      }
    }
  }

  /** Plugin that registers handlers with a method of the running test. */
  public static final class RegisteringPlugin implements EventPlugin {
    static final AtomicReference<Consumer<PluginContext>> registering = new AtomicReference<>();

    @Override
    public int apiVersion() {
      return API_VERSION;
    }

    @Override
    public String id() {
      return "registering";
    }

    @Override
    public String version() {
      return "1.0";
    }

    @Override
    public void register(PluginContext context) {
      registering.get().accept(context);
    }
  }

  private Plugins loadPlugin() throws IOException, InterruptedException {
    Path jar = directory.resolve("registering.jar");
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(out)) {
      entries.putNextEntry(new JarEntry("META-INF/services/" + EventPlugin.class.getName()));
      entries.write(RegisteringPlugin.class.getName().getBytes(UTF_8));
      entries.closeEntry();
    }
    return Plugins.load(bus.config("plugins.dir", directory.toString())).start();
  }

  @Test
  void topicHandlerIsPausedResumedAndConfiguredByItsName() throws Exception {
    AtomicBoolean off = new AtomicBoolean(true);
    EventConsumerBuilder builder =
        bus.consumer()
            .onTopic(
                TOPIC,
                handler("audit")
                    .calls(
                        (event, delivery) -> {
                          ofTopic.handle(TestEvents.generic(event, type), delivery);
                          if (ofTopic.count() == 1) {
                            throw new IllegalStateException("first event");
                          }
                        }))
            .onFailure("audit", FailurePolicy.retry(0, QUICK).thenDeadLetter())
            .pausedWhile("audit", off::get);
    bus.send(type, "ada", 0);
    try (EventConsumer consumer = builder.start()) {
      Await.until("the condition pauses the handler", () -> isPaused(consumer), consumer::health);
      assertThat(ofTopic.count()).isZero();
      off.set(false);
      ofTopic.await(1);
      Await.until("the event is dead-lettered", () -> bus.deadLetters().size() == 1);
      assertThat(Bus.header(bus.deadLetters().get(0), "dlq_handler")).isEqualTo("topic/audit");
      assertThat(Bus.header(bus.deadLetters().get(0), "dlq_attempts")).isEqualTo("1");

      consumer.pause("audit");
      Await.until("the call pauses the handler", () -> isPaused(consumer), consumer::health);
      bus.send(type, "ada", 1);
      consumer.resume("audit");
      ofTopic.await(2);
    }
  }

  private static boolean isPaused(EventConsumer consumer) {
    return consumer.health().status() == ConsumerHealth.Status.PAUSED;
  }

  @Test
  void unknownHandlerNamesFailWithTheKnownNames() {
    EventConsumerBuilder builder = bus.consumer();
    register(builder);
    try (EventConsumer consumer = builder.start()) {
      for (String name : new String[] {"", "nobody"}) {
        assertThatIllegalArgumentException()
            .isThrownBy(() -> consumer.pause(name))
            .withMessageContaining("unknown handler '" + name + "'")
            .withMessageContaining("[audit, default, topic/audit]");
        assertThatIllegalArgumentException()
            .isThrownBy(() -> consumer.resume(name))
            .withMessageContaining("[audit, default, topic/audit]");
      }
    }
    assertThatThrownBy(
            () -> builder.onFailure("nobody", FailurePolicy.DEFAULT).pausedWhile("", () -> true))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("handler must not be blank");
    assertThatThrownBy(builder::start)
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("onFailure(\"nobody\"")
        .hasMessageContaining("[audit, default, topic/audit]");
  }

  @Test
  void nullFailsAtTheCallNamingTheParameter() throws Exception {
    EventConsumerBuilder builder = EventConsumer.builder(bus.config());
    assertNull("config", () -> EventConsumer.builder(null));
    assertNull("group", () -> builder.group(null));
    assertNull("policy", () -> builder.onFailure(null));
    assertNull("handler", () -> builder.onFailure(null, FailurePolicy.DEFAULT));
    assertNull("condition", () -> builder.pausedWhile(null));
    assertNull("name", () -> handler(null));
    assertRejectsNull(builder);
    assertRejectsNull(LocalEventBus.builder(bus.config()).build());
    RegisteringPlugin.registering.set(this::assertRejectsNull);
    try (Plugins plugins = loadPlugin()) {
      assertThat(plugins.failures()).isEmpty();
    }
    try (TestEventBus test = TestEventBus.create()) {
      assertRejectsNull(test);
    }
  }

  private void assertRejectsNull(HandlerRegistry<?> handlers) {
    assertNull("type", () -> handlers.on(null, unnamed));
    assertNull("type", () -> handlers.on(null, event -> {}));
    assertNull("handler", () -> handlers.on(type, (EventHandler<GenericRecord>) null));
    assertNull("handler", () -> handlers.on(type, (DeliveryHandler<GenericRecord>) null));
    assertNull("topic", () -> handlers.onTopic(null, event -> {}));
    assertNull("handler", () -> handlers.onTopic(TOPIC, (EventHandler<Object>) null));
    assertNull("handler", () -> handlers.onTopic(TOPIC, (DeliveryHandler<Object>) null));
    assertNull("registration", () -> handlers.register((HandlerRegistration) null));
    assertNull("registrations", () -> handlers.handlers(null));
  }

  private static void assertNull(String parameter, ThrowingCallable call) {
    assertThatNullPointerException().as(parameter).isThrownBy(call).withMessage(parameter);
  }
}
