package org.openedx.eventbus.cli.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openedx.eventbus.avro.WireSchema;
import org.openedx.eventbus.codec.GenericCodec;
import org.openedx.eventbus.codec.internal.PlainJson;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.event.Event;
import org.openedx.eventbus.event.EventName;
import org.openedx.eventbus.event.EventType;
import org.openedx.eventbus.event.FilterFailedException;
import org.openedx.eventbus.event.MetadataFactory;
import org.openedx.eventbus.filter.EventFilters;
import org.openedx.eventbus.filter.FilterPipelines;
import org.openedx.eventbus.handler.Delivery;
import org.openedx.eventbus.handler.EventRejectedException;
import org.openedx.eventbus.handler.HandlerRegistration;
import org.openedx.eventbus.local.LocalEventBus;
import org.openedx.eventbus.plugin.PluginException;
import org.openedx.eventbus.plugin.PluginStatus;
import org.openedx.eventbus.plugin.Plugins;
import org.openedx.events.learning.LearningEvents;
import org.openedx.events.learning.SessionLoginCompleted;
import org.openedx.events.learning.data.UserData;
import org.openedx.events.learning.data.UserPersonalData;

class PluginsTest {
  private static final String FAILS_TO_START =
      "@Override public void start() throws Exception {"
          + " write(\"starting\"); throw new Exception(\"no route\"); }"
          + " @Override public void stop() throws Exception { write(\"stopped\"); }";
  private static final String WRITES_ITS_LIFECYCLE =
      "@Override public void start() throws Exception { write(\"started\"); }"
          + " @Override public void stop() throws Exception { write(\"stopped\"); }";

  @TempDir Path directory;

  private EventBusConfig config(Map<String, String> more) {
    Map<String, String> settings = new HashMap<>(more);
    settings.put("eventbus.plugins.dir", directory.toString());
    return EventBusConfig.of(settings);
  }

  private List<String> written(String id) throws IOException {
    return Files.readAllLines(file(id));
  }

  private Path file(String id) {
    return directory.resolve(id + ".txt");
  }

  private Map<String, String> files(String... ids) {
    Map<String, String> settings = new HashMap<>();
    for (String id : ids) {
      settings.put("eventbus.plugin." + id + ".file", file(id).toString());
    }
    return settings;
  }

  private static SessionLoginCompleted login() {
    return new SessionLoginCompleted(
        new UserData(7, true, new UserPersonalData("ada", "ada@example.org", "Ada")));
  }

  @Test
  void pluginsHandleEventsAndAreStoppedInReverseOrder() throws Exception {
    String stopTime =
        WRITES_ITS_LIFECYCLE.replace(
            "write(\"stopped\")", "write(\"stopped \" + System.nanoTime())");
    PluginSources.writing("first", "write(\"got \" + event.payload().user().id());", stopTime)
        .in(directory, "a.jar");
    PluginSources.writing("second", "", stopTime).in(directory, "b.jar");
    Plugins plugins = Plugins.load(config(files("first", "second")));
    assertThat(plugins.statuses())
        .extracting(PluginStatus::state)
        .containsOnly(PluginStatus.State.REGISTERED);
    assertThat(file("first")).doesNotExist();

    try (plugins) {
      plugins.start();
      LocalEventBus bus = LocalEventBus.create().handlers(plugins.handlers());
      bus.sendAndWait(LearningEvents.SESSION_LOGIN_COMPLETED, login());
      assertThat(plugins.statuses())
          .allSatisfy(
              each -> {
                assertThat(each.state()).isEqualTo(PluginStatus.State.STARTED);
                assertThat(each.health().orElseThrow().status()).hasToString("UP");
              });
    }

    assertThat(written("first")).startsWith("started", "got 7").hasSize(3);
    assertThat(plugins.statuses())
        .extracting(PluginStatus::state)
        .containsOnly(PluginStatus.State.STOPPED);
    assertThat(stoppedAt("second")).isLessThan(stoppedAt("first"));
  }

  private long stoppedAt(String id) throws IOException {
    String last = written(id).get(written(id).size() - 1);
    return Long.parseLong(last.substring("stopped ".length()));
  }

  @Test
  void jarsCanContainDifferentVersionsOfAClass() throws Exception {
    for (String version : List.of("1", "2")) {
      PluginSources.writing(
              "tells-" + version,
              "write(com.acme.Shared.VERSION + com.acme.Shared.of"
                  + version
                  + "()"
                  + " + (Thread.currentThread().getContextClassLoader()"
                  + " == com.acme.Shared.class.getClassLoader()));",
              "")
          .with(
              "com.acme.Shared",
              "package com.acme; public class Shared { public static final String VERSION ="
                  + " String.valueOf("
                  + version
                  + "); public static String of"
                  + version
                  + "() { return \" of \"; } }")
          .in(directory, version + ".jar");
    }
    try (Plugins plugins = Plugins.load(config(files("tells-1", "tells-2"))).start()) {
      LocalEventBus.create()
          .handlers(plugins.handlers())
          .sendAndWait(LearningEvents.SESSION_LOGIN_COMPLETED, login());
    }
    assertThat(written("tells-1")).containsExactly("1 of true");
    assertThat(written("tells-2")).containsExactly("2 of true");
  }

  private static final String ORDER_PLACED = "com.acme.shop.order.placed.v1";

  private static String schema(String moreFields) {
    return "{\"type\":\"record\",\"name\":\"CloudEvent\",\"namespace\":\""
        + ORDER_PLACED
        + "\",\"fields\":[{\"name\":\"number\",\"type\":\"string\"}"
        + moreFields
        + "]}";
  }

  private static PluginJar ofContract(String id, int minorVersion, String schema) {
    return PluginSources.plugin(
        id,
        """
        private java.nio.file.Path file;
        private static final EventType<org.apache.avro.generic.GenericRecord> TYPE =
            org.openedx.eventbus.codec.GenericCodec.eventType(
                    EventName.of("%s"), org.openedx.eventbus.avro.WireSchema.of("%s"))
                .minorVersion(%d).build();
        @Override public void register(PluginContext context) {
          file = java.nio.file.Path.of(context.settings().requireText("file"));
          context.on(TYPE, event -> java.nio.file.Files.writeString(file, event.payload() + "\\n"));
        }
        """
            .formatted(ORDER_PLACED, schema.replace("\"", "\\\""), minorVersion));
  }

  @Test
  void pluginsReadTheMinorVersionOfTheirOwnContract() throws Exception {
    String newer = schema(",{\"name\":\"buyer\",\"type\":\"string\",\"default\":\"\"}");
    ofContract("older", 0, schema("")).in(directory, "a.jar");
    ofContract("newer", 1, newer).in(directory, "b.jar");
    EventType<GenericRecord> type =
        GenericCodec.eventType(EventName.of(ORDER_PLACED), WireSchema.of(newer))
            .minorVersion(1)
            .build();
    try (Plugins plugins = Plugins.load(config(files("older", "newer"))).start()) {
      assertThat(plugins.handlers())
          .extracting(each -> each.type().orElseThrow().minorVersion())
          .containsExactly(1, 1);
      LocalEventBus.create()
          .handlers(plugins.handlers())
          .sendAndWait(type, PlainJson.read(type, "{\"number\":\"17\",\"buyer\":\"ada\"}"));
    }
    assertThat(written("older")).containsExactly("{\"number\": \"17\"}");
    assertThat(written("newer")).containsExactly("{\"number\": \"17\", \"buyer\": \"ada\"}");
  }

  @Test
  void pluginThatFailsToStartRejectsEventsAndTheOthersRun() throws Exception {
    PluginSources.writing("broken", "write(\"got it\");", FAILS_TO_START).in(directory, "a.jar");
    PluginSources.plugin(
            "guard",
            """
            @Override public void register(PluginContext context) {
              context.step(org.openedx.eventbus.filter.EventFilters.outbound(
                  LearningEvents.SESSION_LOGIN_COMPLETED), "check", (event, at) -> event);
            }
            @Override public void start() { throw new NoClassDefFoundError("com/acme/Gone"); }
            """)
        .in(directory, "b.jar");
    PluginSources.writing("good", "write(\"got it\");", WRITES_ITS_LIFECYCLE)
        .in(directory, "c.jar");
    Event<SessionLoginCompleted> event =
        new Event<>(
            LearningEvents.SESSION_LOGIN_COMPLETED,
            MetadataFactory.of("openedx/test/web").now(LearningEvents.SESSION_LOGIN_COMPLETED),
            login());

    try (Plugins plugins = Plugins.load(config(files("broken", "good"))).start()) {
      assertThat(plugins.failures())
          .extracting(Object::toString)
          .containsExactly(
              "plugin broken (a.jar): cannot be started: Exception: no route",
              "plugin guard (b.jar): cannot be started: NoClassDefFoundError: com/acme/Gone; the"
                  + " jar is incomplete, or built against another version of the event bus");
      HandlerRegistration rejecting = plugins.handlers().get(0);
      assertThat(rejecting.name()).isEqualTo("broken");
      assertThatThrownBy(
              () -> rejecting.handler().handle(untyped(event), new Delivery("t", 0, 0, 1)))
          .isInstanceOf(EventRejectedException.class)
          .hasMessageContaining("no route");
      FilterPipelines filters = plugins.addSteps(FilterPipelines.builder()).build();
      assertThatThrownBy(
              () ->
                  filters.run(EventFilters.outbound(LearningEvents.SESSION_LOGIN_COMPLETED), event))
          .isInstanceOf(FilterFailedException.class)
          .hasStackTraceContaining("com/acme/Gone");
      LocalEventBus.create().handlers(plugins.handlers()).send(event).join();
    }
    assertThat(written("broken")).containsExactly("starting", "stopped");
    assertThat(written("good")).containsExactly("started", "got it", "stopped");
  }

  @SuppressWarnings("unchecked") // an event is only read
  private static Event<Object> untyped(Event<?> event) {
    return (Event<Object>) event;
  }

  @Test
  void withOnFailureStopAStartFailureStopsTheOtherPlugins() throws Exception {
    PluginSources.writing("good", "", WRITES_ITS_LIFECYCLE).in(directory, "a.jar");
    PluginSources.writing("broken", "", FAILS_TO_START).in(directory, "b.jar");
    Map<String, String> settings = files("good", "broken");
    settings.put("eventbus.plugins.on-failure", "stop");

    Plugins plugins = Plugins.load(config(settings));

    assertThatThrownBy(plugins::start)
        .isInstanceOf(PluginException.class)
        .hasMessageContaining("plugin broken (b.jar): cannot be started: Exception: no route");
    assertThat(written("good")).containsExactly("started", "stopped");
    assertThat(written("broken")).containsExactly("starting", "stopped");
  }

  @Test
  void withOnFailureStopABrokenJarFailsLoading() throws Exception {
    PluginSources.idle("good").in(directory, "a.jar");
    Files.writeString(directory.resolve("b.jar"), "no jar");
    assertThatThrownBy(() -> Plugins.load(config(Map.of("eventbus.plugins.on-failure", "stop"))))
        .isInstanceOf(PluginException.class)
        .hasMessageContaining("b.jar: cannot be read as a jar");
  }

  @Test
  void healthOfPluginsIsReported() throws Exception {
    PluginSources.plugin(
            "ill",
            """
            @Override public void register(PluginContext context) {}
            @Override public PluginHealth health() { return PluginHealth.down("the webhook is unavailable"); }
            """)
        .in(directory, "a.jar");
    PluginSources.plugin(
            "mad",
            """
            @Override public void register(PluginContext context) {}
            @Override public PluginHealth health() { throw new IllegalStateException("ouch"); }
            """)
        .in(directory, "b.jar");
    try (Plugins plugins = Plugins.load(config(Map.of())).start()) {
      assertThat(plugins.statuses())
          .extracting(each -> each.health().orElseThrow().detail())
          .containsExactly(
              "the webhook is unavailable", "health() failed: IllegalStateException: ouch");
      assertThat(plugins.statuses())
          .extracting(each -> each.health().orElseThrow().status().name())
          .containsOnly("DOWN");
    }
  }

  private static final String UNREADABLE = "eventbus.plugins.on-unreadable";

  @Test
  void unreadableJarFailsLoadingUnlessItsEventsMayBeSkipped() throws Exception {
    PluginSources.idle("good").in(directory, "a.jar");
    Files.writeString(directory.resolve("b.jar"), "no jar");
    assertThatThrownBy(() -> Plugins.load(config(Map.of())))
        .isInstanceOf(PluginException.class)
        .hasMessageContaining("b.jar: cannot be read as a jar")
        .hasMessageContaining(UNREADABLE);

    try (Plugins plugins = Plugins.load(config(Map.of(UNREADABLE, "skip")))) {
      assertThat(plugins.handlers()).hasSize(1);
      assertThat(plugins.failures()).hasSize(1);
    }
  }

  @Test
  void pluginWhoseRegisterMethodThrowsMayHaveFurtherHandlers() throws Exception {
    PluginSources.plugin(
            "half",
            """
            @Override public void register(PluginContext context) {
              context.on(LearningEvents.SESSION_LOGIN_COMPLETED, event -> {});
              throw new IllegalStateException("not all are registered");
            }
            """)
        .in(directory, "a.jar");
    assertThatThrownBy(() -> Plugins.load(config(Map.of())))
        .isInstanceOf(PluginException.class)
        .hasMessageContaining("not all are registered");
    try (Plugins plugins = Plugins.load(config(Map.of(UNREADABLE, "skip")))) {
      assertThat(plugins.handlers()).singleElement().matches(each -> each.refusal().isPresent());
    }
  }

  @Test
  void groupWaitsUntilAnUnreadableJarIsReplaced() throws Exception {
    PluginSources.idle("good").in(directory, "a.jar");
    Path jar = directory.resolve("b.jar");
    Files.writeString(jar, "being copied");
    FutureTask<Integer> handlers =
        new FutureTask<>(
            () -> {
              try (Plugins plugins = Plugins.load(config(Map.of(UNREADABLE, "wait")))) {
                return plugins.handlers().size();
              }
            });
    Thread loading = new Thread(handlers, "loading");
    loading.start();
    while (loading.getState() != Thread.State.TIMED_WAITING) {
      assertThat(handlers.isDone()).isFalse();
      Thread.onSpinWait();
    }
    PluginSources.idle("copied").in(directory, "complete");
    Files.move(directory.resolve("complete"), jar, StandardCopyOption.REPLACE_EXISTING);

    assertThat(handlers.get(60, TimeUnit.SECONDS)).isEqualTo(2);
  }

  @Test
  void callsThatDoNotReturnEndAtTheirDeadline() throws Exception {
    String hangs = " { while (true) { try { Thread.sleep(1000); } catch (Exception e) { } } }";
    PluginSources.writing(
            "starts-forever", "", "@Override public void start()" + hangs + stopWritten())
        .in(directory, "a.jar");
    PluginSources.writing("stops-forever", "", "@Override public void stop()" + hangs)
        .in(directory, "b.jar");
    PluginSources.writing(
            "ill", "", "@Override public PluginHealth health()" + hangs + stopWritten())
        .in(directory, "c.jar");
    Map<String, String> settings = files("starts-forever", "stops-forever", "ill");
    settings.put("eventbus.plugins.start-timeout", "300ms");
    settings.put("eventbus.plugins.stop-timeout", "100ms");
    settings.put("eventbus.plugins.health-timeout", "100ms");

    try (Plugins plugins = Plugins.load(config(settings)).start()) {
      assertThat(plugins.failures())
          .extracting(Object::toString)
          .singleElement()
          .asString()
          .contains("starts-forever", "start() did not return within 300 ms");
      for (String expected :
          List.of("health() did not return within", "health() has not returned")) {
        assertThat(plugins.statuses())
            .filteredOn(each -> each.id().equals("ill"))
            .extracting(each -> each.health().orElseThrow().detail())
            .singleElement()
            .asString()
            .contains(expected);
      }
    }
    assertThat(written("ill")).containsExactly("stopped");
    assertThat(file("starts-forever")).as("it is still starting").doesNotExist();
  }

  private static String stopWritten() {
    return " @Override public void stop() throws Exception { write(\"stopped\"); }";
  }

  @Test
  void registrationAfterRegisterHasReturnedFails() throws Exception {
    PluginSources.plugin(
            "late",
            """
            private PluginContext kept;
            @Override public void register(PluginContext context) { kept = context; }
            @Override public void start() {
              kept.on(LearningEvents.SESSION_LOGIN_COMPLETED, event -> {});
            }
            """)
        .in(directory, "a.jar");
    try (Plugins plugins = Plugins.load(config(Map.of())).start()) {
      assertThat(plugins.failures())
          .singleElement()
          .hasToString(
              "plugin late (a.jar): cannot be started: IllegalStateException: plugin late"
                  + " registered late after its register method returned");
    }
  }
}
