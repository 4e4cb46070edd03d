package org.openedx.eventbus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Errors that are detected without a broker or registry. */
class UsageErrorTest {
  private static final String LOGIN = "SESSION_LOGIN_COMPLETED";
  private static final String USER =
      "{\"user\":{\"id\":1,\"is_active\":true,"
          + "\"pii\":{\"username\":\"ada\",\"email\":\"a@example.org\",\"name\":\"Ada\"}}}";

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--help",
        "dead-letters --help",
        "dead-letters list --help",
        "dead-letters show --help",
        "dead-letters redrive --help",
        "dead-letters discard --help",
        "demo --help",
        "dev --help",
        "replay --help",
        "send --help",
        "tail --help",
        "schema --help",
        "schema generate --help",
        "schema lint --help",
        "schema breaking --help",
        "schema compare --help",
        "schema new --help",
        "schema bump --help",
        "schema release --help"
      })
  void everyCommandHasHelp(String args) {
    Run run = Run.of(args.split(" "));

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).startsWith("Usage: eventbus");
  }

  @Test
  void helpListsAllSubcommands() {
    assertThat(Run.of("--help").out()).contains("dead-letters", "demo", "dev", "replay", "tail");
    assertThat(Run.of("help", "schema").out())
        .isEqualTo(Run.of("schema", "--help").out())
        .contains("asyncapi", "breaking", "bump", "catalog", "compare", "generate", "lint", "new");
  }

  @Test
  void equalPortsAreReportedWithTheirOptions() {
    String data = directory.resolve("data").toString();
    Run run = Run.of("dev", "--kafka-port", "9555", "--registry-port", "9555", "--data-dir", data);

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("--kafka-port and --registry-port are both 9555");
  }

  @Test
  void misspeltCommandIsSuggested() {
    assertThat(Run.of("tial").err())
        .startsWith("eventbus: unknown command 'tial'; did you mean 'eventbus tail'?");
    assertThat(Run.of("sched").err()).contains("schema");
    assertThat(Run.of("schema", "lin").err()).contains("schema lint");
    assertThat(Run.of("dead-letters", "redirve").err()).contains("dead-letters redrive");
    assertThat(Run.of("xylophone").err())
        .startsWith("eventbus: unknown command 'xylophone'" + System.lineSeparator());
  }

  @Test
  void misspeltOptionIsSuggested() {
    assertThat(Run.of("tail", "--tpoic", "x").err())
        .startsWith("eventbus: unknown option '--tpoic'; did you mean --topic?");
    assertThat(Run.of("send", LOGIN, "--dta={}").err())
        .startsWith("eventbus: unknown option '--dta'; did you mean --data?");
    assertThat(Run.of("--versoin").err()).contains("did you mean --version?");
    assertThat(Run.of("schema", "lint", "--xylophone").err())
        .startsWith("eventbus: unknown option '--xylophone'" + System.lineSeparator());
  }

  @Test
  void superfluousArgumentIsReported() {
    assertThat(Run.of("tail", "user-login").err())
        .startsWith("eventbus: unexpected argument 'user-login'");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no-such-command",
        "send",
        "send SESSION_LOGIN_COMPLETED",
        "send --data {}",
        "tail --no-such-option",
        "tail --limit 0",
        "tail --limit many",
        "tail --timeout 5",
        "tail --from yesterday",
        "tail --from 2026-01-01T00:00:00",
        "dev --kafka-port 70000",
        "dead-letters",
        "dead-letters list",
        "dead-letters list --group g --from noon",
        "dead-letters list --group g --disposition LOST",
        "dead-letters redrive --group g",
        "dead-letters redrive --group g --all --id 0:1",
        "dead-letters redrive --group g --all --limit 0",
        "dead-letters redrive --group g --all --rate 0",
        "dead-letters redrive --group g --all --max-redrives -1",
        "dead-letters discard --group g --all",
        "dead-letters discard --group g --reason x",
        "replay --group g",
        "replay --from earliest",
        "replay --group g --from yesterday",
        "schema",
        "schema generate no-such-directory",
        "schema lint no-such-directory",
        "schema lint --rules no-such-file",
        "schema lint --format xml",
        "schema breaking no-such-directory",
        "schema breaking --against v1.4.0",
        "schema breaking --against git:",
        "schema breaking --level SIDEWAYS",
        "schema compare one.avsc",
        "schema compare no-such-file.avsc no-such-file.avsc",
        "schema new",
        "schema new Order",
        "schema new com.acme.shop.order.placed.v1 --key A",
        "schema bump",
        "schema release no-such-directory"
      })
  void usageErrorHasExitCode2AndOneMessage(String args) {
    Run run = Run.of(args.isEmpty() ? new String[0] : args.split(" "));

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).startsWith("eventbus: ").doesNotContain("\tat ");
  }

  @Test
  void unknownTypeIsRejectedWithTheKnownTypes() {
    Run run = Run.of("send", "COURSE_ENROLLMENT_CREATE", "--data", "{}");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .contains("'COURSE_ENROLLMENT_CREATE'")
        .contains("org.openedx.learning.course.enrollment.created.v1");
  }

  @Test
  void allProblemsOfTheDataAreReportedWithTheirPath() {
    Run run = Run.of("send", LOGIN, "--data", "{\"user\":{\"id\":\"1\",\"is_actve\":true}}");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .contains("user.id is a string, expected a long")
        .contains("user.is_active is missing")
        .contains("user.pii is missing")
        .contains("user.is_actve is unknown");
  }

  @Test
  void invalidJsonAndMissingFilesAreRejected() {
    assertThat(Run.of("send", LOGIN, "--data", "user=1").err()).contains("is not JSON");
    Run missing = Run.of("send", LOGIN, "--data", "@" + directory.resolve("none.json"));
    assertThat(missing.exitCode()).isEqualTo(2);
    assertThat(missing.err()).contains("cannot read").contains("none.json");
  }

  @Test
  void invalidKeyPathIsRejected() {
    Run run = Run.of("send", LOGIN, "--data", USER, "--key", "user.pii");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("key path 'user.pii'").contains("not a primitive");
  }

  @Test
  void timeWithoutOffsetIsRejected() {
    Run run = Run.of("send", LOGIN, "--data", USER, "--time", "2026-01-31T12:00:00");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("not a time with an offset");
  }

  @Test
  void allProblemsOfTheConfigurationAreReportedWithTheirLine() throws Exception {
    Path file = directory.resolve("my.properties");
    Files.writeString(file, "eventbus.topic.prefx=dev\neventbus.topics.create=perhaps\n");

    Run run = Run.of("tail", "--config", file.toString());

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .contains("my.properties:1: eventbus.topic.prefx: unknown name")
        .contains("my.properties:2: eventbus.topics.create");
  }

  @Test
  void unreadableContractsAreRejectedWithTheirPosition() throws Exception {
    Files.writeString(directory.resolve("bad.avsc"), "{\"type\":\"record\"}");

    Run run = Run.of("tail", "--contracts", directory.toString());

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("bad.avsc");
    assertThat(Run.of("tail", "--contracts", directory.resolve("none").toString()).err())
        .contains("is not a directory");
  }

  @ParameterizedTest
  @ValueSource(strings = {"send", "tail"})
  void unreachableBrokerFailsWithinSeconds(String command) {
    String[] send = {"send", LOGIN, "--data", USER, "--bootstrap-servers", "127.0.0.1:1"};
    String[] tail = {"tail", "--bootstrap-servers", "127.0.0.1:1"};
    long start = System.nanoTime();

    Run run = Run.of(command.equals("send") ? send : tail);

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err())
        .startsWith("eventbus: no Kafka broker at 127.0.0.1:1")
        .contains("eventbus dev")
        .contains("--bootstrap-servers");
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
  }

  @Test
  void verboseShowsTheStackTrace() {
    Run run = Run.of("tail", "--verbose", "--bootstrap-servers", "127.0.0.1:1");

    assertThat(run.err()).contains("\tat org.openedx.eventbus.cli");
  }
}
