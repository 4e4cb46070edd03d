package org.openedx.eventbus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What needs neither broker nor registry to be refused. */
class WrongUseTest {
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
  void helpNamesAllParts() {
    assertThat(Run.of("--help").out()).contains("dead-letters", "demo", "dev", "replay", "tail");
    assertThat(Run.of("help", "schema").out())
        .isEqualTo(Run.of("schema", "--help").out())
        .contains("asyncapi", "breaking", "bump", "catalog", "compare", "generate", "lint", "new");
  }

  @Test
  void suggestsPartsThatAreCalledMuchTheSame() {
    assertThat(Run.of("sched").err()).contains("schema");
    assertThat(Run.of("schema", "lin").err()).contains("schema lint");
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
        "tail --max 0",
        "tail --max many",
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
        "dead-letters redrive --group g --all --max 0",
        "dead-letters redrive --group g --all --rate 0",
        "dead-letters redrive --group g --all --cap -1",
        "dead-letters discard --group g --all",
        "dead-letters discard --group g --reason x",
        "replay --group g",
        "replay --from earliest",
        "replay --group g --from yesterday",
        "schema",
        "schema generate no-such-directory",
        "schema lint no-such-directory",
        "schema lint --config no-such-file",
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
  void wrongUseIsExitCode2WithALineThatSaysSo(String args) {
    Run run = Run.of(args.isEmpty() ? new String[0] : args.split(" "));

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).startsWith("eventbus: ").doesNotContain("\tat ");
  }

  @Test
  void anUnknownTypeIsRefusedWithThoseThatAreKnown() {
    Run run = Run.of("send", "COURSE_ENROLLMENT_CREATE", "--data", "{}");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .contains("'COURSE_ENROLLMENT_CREATE'")
        .contains("org.openedx.learning.course.enrollment.created.v1");
  }

  @Test
  void allThatIsWrongWithTheDataIsNamedByItsPath() {
    Run run = Run.of("send", LOGIN, "--data", "{\"user\":{\"id\":\"1\",\"is_actve\":true}}");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .contains("user.id is a string, expected a long")
        .contains("user.is_active is missing")
        .contains("user.pii is missing")
        .contains("user.is_actve is unknown");
  }

  @Test
  void dataThatIsNoJsonAndFilesThatAreNotThereAreRefused() {
    assertThat(Run.of("send", LOGIN, "--data", "user=1").err()).contains("is not JSON");
    Run missing = Run.of("send", LOGIN, "--data", "@" + directory.resolve("none.json"));
    assertThat(missing.exitCode()).isEqualTo(2);
    assertThat(missing.err()).contains("cannot read").contains("none.json");
  }

  @Test
  void aKeyPathThatIsNoneIsRefused() {
    Run run = Run.of("send", LOGIN, "--data", USER, "--key", "user.pii");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("key path 'user.pii'").contains("not a primitive");
  }

  @Test
  void aTimeNeedsAnOffset() {
    Run run = Run.of("send", LOGIN, "--data", USER, "--time", "2026-01-31T12:00:00");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("no time with an offset");
  }

  @Test
  void allThatIsWrongWithTheConfigurationIsNamedWithItsLine() throws Exception {
    Path file = directory.resolve("my.properties");
    Files.writeString(file, "eventbus.topic.prefx=dev\neventbus.topics.create=perhaps\n");

    Run run = Run.of("tail", "--config", file.toString());

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .contains("my.properties:1: eventbus.topic.prefx: unknown name")
        .contains("my.properties:2: eventbus.topics.create");
  }

  @Test
  void contractsThatCannotBeReadAreRefusedWithTheirPlaces() throws Exception {
    Files.writeString(directory.resolve("bad.avsc"), "{\"type\":\"record\"}");

    Run run = Run.of("tail", "--contracts", directory.toString());

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("bad.avsc");
    assertThat(Run.of("tail", "--contracts", directory.resolve("none").toString()).err())
        .contains("is not a directory");
  }

  @ParameterizedTest
  @ValueSource(strings = {"send", "tail"})
  void aBrokerThatIsNotThereIsSaidAtOnce(String command) {
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
  void theStackTraceIsForThoseWhoAsk() {
    Run run = Run.of("tail", "--verbose", "--bootstrap-servers", "127.0.0.1:1");

    assertThat(run.err()).contains("\tat org.openedx.eventbus.cli");
  }
}
