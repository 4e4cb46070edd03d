package org.openedx.eventbus.cli.bus;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openedx.eventbus.cli.Run;
import org.openedx.eventbus.event.Event;
import org.openedx.eventbus.handler.EventHandler;
import org.openedx.events.learning.LearningEvents;
import org.openedx.events.learning.SessionLoginCompleted;
import org.openedx.events.learning.StudentRegistrationCompleted;

class PluginsCommandTest {
  private static final String LOGIN = LearningEvents.SESSION_LOGIN_COMPLETED.name().value();
  private static final Path API =
      Path.of("../hooks/src/main/java/org/openedx/eventbus/plugin/EventPlugin.java");

  @TempDir Path directory;
  private Path plugins;

  /** Handler of the configurations in this test. */
  public static class Greeter implements EventHandler<SessionLoginCompleted> {
    @Override
    public void handle(Event<SessionLoginCompleted> event) {}
  }

  /** Handler of another event type. */
  public static class Registrar implements EventHandler<StudentRegistrationCompleted> {
    @Override
    public void handle(Event<StudentRegistrationCompleted> event) {}
  }

  /** Cannot be created, because it is abstract. */
  public abstract static class Unfinished implements EventHandler<SessionLoginCompleted> {}

  /** Cannot be created without an argument. */
  public static class Demanding implements EventHandler<SessionLoginCompleted> {
    public Demanding(String what) {}

    @Override
    public void handle(Event<SessionLoginCompleted> event) {}
  }

  /** Fails in its constructor. */
  public static class Moody extends Greeter {
    public Moody() {
      throw new IllegalStateException("not today");
    }
  }

  @BeforeEach
  void createPluginDirectory() throws IOException {
    plugins = Files.createDirectory(directory.resolve("plugins"));
  }

  private Run run(String configuration, String... more) throws IOException {
    Path file = Files.writeString(directory.resolve("bus.properties"), configuration);
    List<String> args =
        new ArrayList<>(
            List.of("plugins", "--plugins", plugins.toString(), "--config", file.toString()));
    args.addAll(Arrays.asList(more));
    return Run.of(args.toArray(String[]::new));
  }

  @Test
  void listsPluginsHandlersAndSteps() throws Exception {
    PluginSources.plugin(
            "zapier",
            """
            @Override public void register(PluginContext context) {
              context.on(LearningEvents.SESSION_LOGIN_COMPLETED, event -> {})
                  .on(LearningEvents.STUDENT_REGISTRATION_COMPLETED, handler("registration").calls((event, at) -> {}))
                  .onTopic("course-catalog", handler("watch").calls(event -> {}))
                  .step(org.openedx.eventbus.filter.EventFilters.inbound(
                      LearningEvents.SESSION_LOGIN_COMPLETED), (event, at) -> event);
            }
            """)
        .in(plugins, "zapier.jar");
    PluginSources.idle("asleep").in(plugins, "asleep.jar");
    String configuration =
        "eventbus.plugins.disabled=asleep\neventbus.handlers."
            + LOGIN
            + "="
            + Greeter.class.getName()
            + "\n";

    Run text = run(configuration);
    Run json = run(configuration, "--format", "json");

    assertThat(text.exitCode()).describedAs(text.err()).isZero();
    assertThat(text.out())
        .contains("zapier 1.2 (zapier.jar): registered")
        .contains("asleep 1.2 (asleep.jar): disabled")
        .contains("    zapier/registration, from plugin zapier (zapier.jar)")
        .contains("  topic course-catalog\n    zapier/watch, from plugin zapier")
        .contains(Greeter.class.getName() + ", from ")
        .doesNotContain("asleep/");
    JsonNode all = json.json().get(0);
    assertThat(all.get("plugins")).hasSize(2);
    assertThat(all.get("handlers")).hasSize(4);
    assertThat(all.get("handlers").findValuesAsText("name"))
        .containsExactly(Greeter.class.getName(), "zapier", "zapier/registration", "zapier/watch");
    assertThat(all.get("steps").findValuesAsText("name")).containsExactly("zapier");
    assertThat(all.get("failures")).isEmpty();
  }

  @Test
  void everyJarThatCannotBeRunIsReported() throws Exception {
    PluginSources.idle("good").in(plugins, "good.jar");
    Files.writeString(plugins.resolve("no-zip.jar"), "this is no jar");
    new PluginJar()
        .with(PluginSources.className("mute"), PluginSources.source("mute", register("")))
        .in(plugins, "mute.jar");
    new PluginJar()
        .with("com.acme.Other", "package com.acme; public class Other {}")
        .announcing("com.acme.Missing")
        .in(plugins, "missing.jar");
    new PluginJar()
        .with("com.acme.Other", "package com.acme; public class Other {}")
        .announcing("com.acme.Other")
        .in(plugins, "no-plugin.jar");
    PluginJar.of(
            "com.acme.Child",
            "package com.acme; public class Child extends com.acme.parent.Plugin {}")
        .with(PluginSources.className("parent"), PluginSources.source("parent", register("")))
        .without("com.acme.parent.Plugin")
        .in(plugins, "incomplete.jar");
    PluginSources.plugin(
            "moody",
            "public Plugin() { throw new RuntimeException(\"not today\"); }" + register(""))
        .in(plugins, "moody.jar");
    PluginSources.plugin("failing", register("throw new Exception(\"no idea\");"))
        .in(plugins, "failing.jar");
    PluginSources.plugin("Bad-Id", register("")).in(plugins, "bad-id.jar");
    PluginSources.plugin(
            "twice",
            register(
                "context.on(LearningEvents.SESSION_LOGIN_COMPLETED, event -> {})"
                    + ".on(LearningEvents.SESSION_LOGIN_COMPLETED, event -> {});"))
        .in(plugins, "twice.jar");
    PluginSources.plugin("needy", register("context.settings().requireText(\"url\");"))
        .in(plugins, "needy.jar");

    Run run = run("eventbus.plugin.good.nonsense=1\n", "--format", "json");

    assertThat(run.exitCode()).isEqualTo(1);
    JsonNode all = run.json().get(0);
    assertThat(failures(all))
        .anySatisfy(each -> assertThat(each).startsWith("no-zip.jar: cannot be read as a jar"))
        .anySatisfy(each -> assertThat(each).startsWith("mute.jar: contains no plugin"))
        .anySatisfy(
            each -> assertThat(each).isEqualTo("missing.jar: Provider com.acme.Missing not found"))
        .anySatisfy(
            each -> assertThat(each).startsWith("no-plugin.jar: com.acme.Other not a subtype"))
        .anySatisfy(
            each ->
                assertThat(each)
                    .startsWith("incomplete.jar: ")
                    .contains("com/acme/parent/Plugin")
                    .contains("the jar is incomplete"))
        .anySatisfy(each -> assertThat(each).startsWith("moody.jar: ").contains("not today"))
        .anySatisfy(
            each ->
                assertThat(each)
                    .startsWith("plugin failing (failing.jar): cannot be registered")
                    .contains("no idea"))
        .anySatisfy(
            each ->
                assertThat(each).startsWith("bad-id.jar: ").contains("'Bad-Id' is not a plugin id"))
        .anySatisfy(
            each -> assertThat(each).contains("twice.jar").contains("two handlers named 'twice'"))
        .anySatisfy(
            each ->
                assertThat(each)
                    .contains("needy.jar")
                    .contains("eventbus.plugin.needy.url is required but not set"))
        .anySatisfy(
            each ->
                assertThat(each)
                    .contains("good.jar")
                    .contains("eventbus.plugin.good.nonsense: unknown setting of the plugin"))
        .hasSize(11);
  }

  private static String register(String body) {
    return "@Override public void register(PluginContext context) throws Exception { "
        + body
        + " }";
  }

  private static List<String> failures(JsonNode all) {
    List<String> failures = new ArrayList<>();
    all.get("failures")
        .forEach(
            each -> failures.add(each.get("where").asText() + ": " + each.get("reason").asText()));
    return failures;
  }

  @Test
  void pluginOfAnotherApiVersionIsReportedAndTheOthersRun() throws Exception {
    PluginSources.idle("good").in(plugins, "good.jar");
    String next =
        Files.readString(API)
            .replace("API_VERSION = 1;", "API_VERSION = 2;")
            .replace("String version();", "String version();\n  Future<String> ahead();\n")
            .replace(
                "public interface EventPlugin",
                "interface Future<T> {}\npublic interface EventPlugin");
    PluginSources.plugin(
            "future", register("") + "@Override public Future<String> ahead() { return null; }")
        .with("org.openedx.eventbus.plugin.EventPlugin", next.replace("interface Future<T> {}", ""))
        .with(
            "org.openedx.eventbus.plugin.Future",
            "package org.openedx.eventbus.plugin; public interface Future<T> {}")
        .without("org.openedx.eventbus.plugin.EventPlugin")
        .without("org.openedx.eventbus.plugin.Future")
        .in(plugins, "future.jar");

    Run run = run("", "--format", "json");

    assertThat(failures(run.json().get(0)))
        .containsExactly(
            "future.jar: com.acme.future.Plugin was built against version 2 of the plugin API, but"
                + " this process has version 1; use a build of the plugin for this version");
    assertThat(run.json().get(0).get("handlers").findValuesAsText("name")).containsExactly("good");
  }

  @Test
  void ofTwoPluginsWithOneIdTheFirstRuns() throws Exception {
    PluginSources.idle("same").in(plugins, "a.jar");
    PluginSources.idle("same").in(plugins, "b.jar");
    Run run = run("", "--format", "json");
    assertThat(failures(run.json().get(0)))
        .containsExactly("b.jar: plugin 'same' is also in a.jar, which is used instead");
    assertThat(run.json().get(0).get("handlers").findValuesAsText("origin"))
        .containsExactly("plugin same (a.jar)");
  }

  @Test
  void allHandlersThatCannotBeCreatedAreInOneErrorWithTheirSetting() throws Exception {
    String here = getClass().getName() + "$";
    Run run =
        run(
            String.join(
                "\n",
                "eventbus.handlers."
                    + LOGIN
                    + "=com.acme.Nobody,java.lang.String,"
                    + String.join(",", here + "Unfinished", here + "Demanding", here + "Moody")
                    + ","
                    + here
                    + "Registrar",
                "eventbus.handlers.com.acme.shop.order.placed.v1=" + here + "Greeter",
                "eventbus.plugins.enabled=unknown",
                "eventbus.plugin.nothing.url=http://x"));

    assertThat(run.exitCode()).isEqualTo(2);
    String setting = "bus.properties:1: eventbus.handlers." + LOGIN + ": ";
    assertThat(run.err())
        .contains(setting + "com.acme.Nobody: found neither on the class path nor in a plugin jar")
        .contains(setting + "java.lang.String: implements neither EventHandler nor DeliveryHandler")
        .contains(setting + here + "Unfinished: must be a public class that is not abstract")
        .contains(setting + here + "Demanding: has no public constructor without parameters")
        .contains(
            setting + here + "Moody: its constructor failed: IllegalStateException: not today")
        .contains(
            setting + here + "Registrar: handles " + StudentRegistrationCompleted.class.getName())
        .contains(
            "bus.properties:2: eventbus.handlers.com.acme.shop.order.placed.v1: no event type")
        .contains("eventbus.plugins.enabled: unknown plugin 'unknown'")
        .contains("eventbus.plugin.nothing.*: unknown plugin 'nothing'");
  }

  @Test
  void handlerListedTwiceIsRejected() throws Exception {
    String name = Greeter.class.getName();
    Run run = run("eventbus.handlers." + LOGIN + "=" + name + "," + name);
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("eventbus.handlers." + LOGIN).contains("is listed twice");
  }

  @Test
  void handlerCanComeFromAPluginJar() throws Exception {
    PluginSources.idle("lender")
        .with(
            "com.acme.Lent",
            """
            package com.acme;
            public class Lent implements org.openedx.eventbus.handler.DeliveryHandler<Object> {
              @Override public void handle(org.openedx.eventbus.event.Event<Object> event,
                  org.openedx.eventbus.handler.Delivery delivery) {}
            }
            """)
        .in(plugins, "lender.jar");
    Run run = run("eventbus.handlers." + LOGIN + "=com.acme.Lent", "--format", "json");
    assertThat(run.exitCode()).describedAs(run.err()).isZero();
    assertThat(run.json().get(0).get("handlers").findValuesAsText("name"))
        .containsExactly("com.acme.Lent", "lender");
  }

  @Test
  void filterStepCanComeFromAPluginJar() throws Exception {
    PluginSources.idle("lender").with("com.acme.Check", check()).in(plugins, "lender.jar");
    Run run =
        run(
            "eventbus.filters.org.openedx.learning.auth.session.login.completed.inbound.v1.pipeline"
                + "=com.acme.Check",
            "--format",
            "json");
    assertThat(run.exitCode()).describedAs(run.err()).isZero();
    assertThat(run.json().get(0).get("steps").findValuesAsText("name"))
        .containsExactly("com.acme.Check");
  }

  private static String check() {
    return """
    package com.acme;
    import org.openedx.eventbus.event.Event;
    import org.openedx.eventbus.filter.*;
    public class Check implements FilterStep<Event<org.openedx.events.learning.SessionLoginCompleted>> {
      @Override public Event<org.openedx.events.learning.SessionLoginCompleted> apply(
          Event<org.openedx.events.learning.SessionLoginCompleted> event, FilterContext at) {
        return event;
      }
    }
    """;
  }

  @Test
  void classInTwoJarsIsRejected() throws Exception {
    for (String id : List.of("one", "two")) {
      PluginSources.idle(id)
          .with("com.acme.Lent", "package com.acme; public class Lent {}")
          .in(plugins, id + ".jar");
    }
    Run run = run("eventbus.handlers." + LOGIN + "=com.acme.Lent");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("com.acme.Lent: found in 2 plugin jars");
  }

  @Test
  void missingPluginDirectoryIsRejected() throws Exception {
    Files.delete(plugins);
    Run run = run("");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("--plugins").contains(plugins.toString());
  }
}
