package org.openedx.eventbus.tools.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.openedx.eventbus.tools.finding.Check;
import org.openedx.eventbus.tools.finding.Finding;

class GitHubWriterTest {
  private static final Pattern COMMAND =
      Pattern.compile("::([a-z]+) ([^:]*)::(.*)", Pattern.DOTALL);

  /** Workflow command as GitHub's runner parses it from a line. */
  private record Command(String name, Map<String, String> properties, String message) {
    static Command parse(String line) {
      Matcher matcher = COMMAND.matcher(line);
      assertThat(matcher.matches()).as(line).isTrue();
      Map<String, String> properties = new LinkedHashMap<>();
      for (String property : matcher.group(2).split(",")) {
        int equals = property.indexOf('=');
        properties.put(
            property.substring(0, equals),
            unescape(property.substring(equals + 1).replace("%3A", ":").replace("%2C", ",")));
      }
      return new Command(matcher.group(1), properties, unescape(matcher.group(3)));
    }

    private static String unescape(String text) {
      return text.replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%");
    }
  }

  private static List<Command> write(Finding... findings) throws Exception {
    StringBuilder out = new StringBuilder();
    Report.of(Check.BREAKING, List.of(findings), List.of(), Path.of("."))
        .write(ReportFormat.GITHUB_ACTIONS, out, false);
    return List.of(out.toString().split("\n")).stream().map(Command::parse).toList();
  }

  @Test
  void findingIsACommandAtItsLine() throws Exception {
    assertThat(write(Findings.deleted()))
        .containsExactly(
            new Command(
                "error",
                Map.of(
                    "file", "schemas/cart.avsc",
                    "line", "14",
                    "col", "9",
                    "title", "FIELD_NO_DELETE"),
                "the field \"user.name\" was removed"
                    + " [against git v1.4.0 v1.4.0:schemas/cart.avsc:22:5]\nFix: Restore it."));
  }

  @Test
  void severitiesAreThoseOfGitHub() throws Exception {
    assertThat(write(Findings.note(), Findings.rulesFile()))
        .extracting(Command::name)
        .containsExactly("warning", "notice");
    assertThat(write(Findings.rulesFile()).get(0).properties()).containsOnlyKeys("file", "title");
  }

  @Test
  void hostileTextIsNotACommand() throws Exception {
    List<Command> commands = write(Findings.hostile());

    assertThat(commands).hasSize(1);
    assertThat(commands.get(0).message()).startsWith(Findings.HOSTILE);
    assertThat(commands.get(0).properties())
        .containsEntry("file", Findings.hostile().location().file());
  }
}
