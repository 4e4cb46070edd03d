package org.openedx.eventbus.cli.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openedx.eventbus.cli.Run;

class CheckCommandsTest {
  @TempDir Path directory;

  private ShopModule shop;

  @BeforeEach
  void begin() {
    shop = ShopModule.in(directory);
  }

  /** Raises the minor version and changes the type of a field. */
  private void breakContract() throws Exception {
    shop.edit("\"minorVersion\" : 0", "\"minorVersion\" : 1");
    shop.edit("\"type\" : \"string\"", "\"type\" : \"long\"");
  }

  @Test
  void moduleWithoutFindingsHasExitCode0() {
    for (String command : new String[] {"lint", "breaking"}) {
      Run run = shop.run(command);

      assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
      assertThat(run.out()).startsWith("no findings; 1 schema checked");
      assertThat(run.err()).isEmpty();
    }
  }

  @Test
  void findingsHaveExitCode100PositionRuleAndFix() throws Exception {
    shop.edit("\"sender\" : \"shop\"", "\"trigger\" : \"checkout\"");

    Run run = shop.run("lint");

    assertThat(run.exitCode()).isEqualTo(100);
    assertThat(run.out())
        .contains(shop.contract() + ":5:13: error EVENT_OWNER: ")
        .contains("fix: ")
        .contains("docs/rules/EVENT_OWNER.md")
        .contains("1 finding: 1 error");
  }

  @Test
  void pathsOfFindingsHaveNoDotSegments() throws Exception {
    shop.edit("\"sender\" : \"shop\"", "\"trigger\" : \"checkout\"");
    Path here = Path.of("").toAbsolutePath();
    Path fromHere = here.relativize(directory.toAbsolutePath());

    for (String format : new String[] {"text", "json"}) {
      Run run = Run.of("schema", "lint", "./" + fromHere + "/.", "--format", format);

      assertThat(run.out())
          .contains(here.relativize(shop.contract().toAbsolutePath()).toString())
          .doesNotContain("./" + fromHere)
          .doesNotContain("/./");
    }
    assertThat(ModuleDirectories.given(List.of(Path.of(".")))).containsExactly(Path.of(""));
    assertThat(ModuleDirectories.given(List.of(Path.of("/.")))).containsExactly(Path.of("/"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"lint", "breaking", "compare", "registry check"})
  void helpOfCommandsWithFindingsListsExitCodes(String command) {
    assertThat(Run.of(("schema " + command + " --help").split(" ")).out())
        .contains("Exit codes:")
        .contains("100   there are findings");
  }

  @Test
  void reportCannotReplaceADirectory() {
    Run run = shop.run("lint", "--output", directory.toString());

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).startsWith("eventbus: cannot write " + directory);
  }

  @Test
  void everyFormatCanBeWrittenToAFile() throws Exception {
    shop.edit("\"sender\" : \"shop\"", "\"trigger\" : \"checkout\"");
    for (String format : new String[] {"text", "json", "junit", "github-actions", "sarif"}) {
      Path file = directory.resolve("reports/" + format);

      Run run = shop.run("lint", "--format", format, "--output", file.toString());

      assertThat(run.exitCode()).isEqualTo(100);
      assertThat(run.out()).isEmpty();
      assertThat(run.err()).contains("1 finding: 1 error");
      assertThat(file).content().contains("EVENT_OWNER");
    }
  }

  @Test
  void standardOutputHasOnlyJson() throws Exception {
    shop.edit("\"sender\" : \"shop\"", "\"trigger\" : \"checkout\"");

    JsonNode findings = new ObjectMapper().readTree(shop.run("lint", "--format", "json").out());

    assertThat(findings).hasSize(1);
    assertThat(findings.get(0).path("rule").asText()).isEqualTo("EVENT_OWNER");
    assertThat(findings.get(0).path("eventType").asText()).isEqualTo(ShopModule.PLACED);
  }

  @Test
  void breakAgainstAReleasedVersionIsFound() throws Exception {
    assertThat(shop.run("release").out()).isEqualTo("released " + ShopModule.PLACED + "/0.avsc\n");
    breakContract();

    Run run = shop.run("breaking");

    assertThat(run.exitCode()).isEqualTo(100);
    assertThat(run.out())
        .contains("error FIELD_SAME_TYPE: ")
        .contains("[against released 0 ")
        .contains("1 schema checked against 1 earlier version");
    assertThat(shop.run("breaking", "--level", "none").out()).doesNotContain("FIELD_SAME_TYPE");
  }

  @Test
  void breakAgainstAGitRevisionIsFound() throws Exception {
    try (Git git = Git.init().setDirectory(directory.toFile()).setInitialBranch("main").call()) {
      git.add().addFilepattern(".").call();
      git.commit()
          .setMessage("first")
          .setAuthor("A", "a@b")
          .setCommitter("A", "a@b")
          .setSign(false)
          .call();
      breakContract();
    }

    Run run = shop.run("breaking", "--against", "git:main", "--against", "released");

    assertThat(run.exitCode()).isEqualTo(100);
    assertThat(run.out())
        .contains("[against git main main:src/main/contracts/shop/" + ShopModule.PLACED + ".avsc:");
    assertThat(shop.run("breaking", "--against", "git:main...").out())
        .contains("[against git main... ");
    Run missing = shop.run("breaking", "--against", "git:v9");
    assertThat(missing.exitCode()).isEqualTo(1);
    assertThat(missing.out()).isEmpty();
    assertThat(missing.err().lines()).hasSize(1);
    assertThat(missing.err()).startsWith("eventbus: git:v9: revision not found");
  }

  @ParameterizedTest
  @ValueSource(strings = {"registry:http://127.0.0.1:1", "dir:no-such-directory"})
  void unreadableSourceFails(String source) {
    Run run = shop.run("breaking", "--against", source);

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).startsWith("eventbus: ").doesNotContain("\tat ");
  }

  @Test
  void invalidContractIsAFindingBesidesTheOthers() throws Exception {
    shop.run("release");
    breakContract();
    Files.writeString(shop.contract().resolveSibling("broken.avsc"), "{\n  \"type\": ");

    for (String command : new String[] {"lint", "breaking"}) {
      Run run = shop.run(command);
      assertThat(run.exitCode()).isEqualTo(100);
      assertThat(run.out()).contains("broken.avsc:2:").contains("AVRO_SYNTAX");
    }
    assertThat(shop.run("breaking").out()).contains("FIELD_SAME_TYPE");
  }

  @Test
  void invalidRulesFileIsAFindingWithItsPosition() throws Exception {
    Path rules = directory.resolve("schema-rules.json");
    Files.writeString(rules, "{\n  \"exept\": []\n}");

    for (String command : new String[] {"lint", "breaking"}) {
      Run run = shop.run(command);
      assertThat(run.exitCode()).isEqualTo(100);
      assertThat(run.out()).contains(rules + ":2:").contains("RULES_FILE_INVALID");
    }
    Path other = Files.writeString(directory.resolve("other.json"), "{}");
    assertThat(shop.run("lint", "--rules", other.toString()).exitCode()).isZero();
  }

  @Test
  void directoryWithoutContractsFails() throws Exception {
    Path empty = Files.createDirectory(directory.resolve("empty"));
    for (String command : new String[] {"lint", "breaking"}) {
      Run run = Run.of("schema", command, empty.toString());

      assertThat(run.exitCode()).isEqualTo(1);
      assertThat(run.err()).contains("no contract (*.avsc)");
    }
  }

  @Test
  void twoAvroSchemasAreCompared() throws Exception {
    Path older = Files.writeString(directory.resolve("a.avsc"), "\"int\"");
    Path newer = Files.writeString(directory.resolve("b.avsc"), "\"long\"");
    Path broken = Files.writeString(directory.resolve("c.avsc"), "\"lang\"");

    assertThat(compare(older, newer).exitCode()).as("old readers, new data").isEqualTo(100);
    assertThat(compare(older, newer, "--level", "backward").exitCode()).isZero();
    assertThat(compare(older, older).out()).startsWith("no findings");
    Run run = compare(older, broken);
    assertThat(run.exitCode()).isEqualTo(100);
    assertThat(run.out()).contains(broken + ":1:1: error AVRO_UNDEFINED_TYPE");
  }

  private static Run compare(Path older, Path newer, String... more) {
    String[] args = new String[more.length + 4];
    args[0] = "schema";
    args[1] = "compare";
    args[2] = older.toString();
    args[3] = newer.toString();
    System.arraycopy(more, 0, args, 4, more.length);
    return Run.of(args);
  }
}
