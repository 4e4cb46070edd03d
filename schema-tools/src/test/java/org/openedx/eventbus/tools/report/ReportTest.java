package org.openedx.eventbus.tools.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openedx.eventbus.tools.finding.Check;
import org.openedx.eventbus.tools.finding.Finding;
import org.openedx.eventbus.tools.finding.Rule;
import org.openedx.eventbus.tools.finding.SourceLocation;

class ReportTest {
  @TempDir Path directory;

  private String write(ReportFormat format, boolean colour, Finding... findings)
      throws IOException {
    StringBuilder out = new StringBuilder();
    Report.of(Check.BREAKING, List.of(findings), List.of(Findings.CART, Findings.ORDER), directory)
        .write(format, out, colour);
    return out.toString();
  }

  @Test
  void textHasLocationFixAndPage() throws Exception {
    assertThat(write(ReportFormat.TEXT, false, Findings.note(), Findings.deleted()))
        .isEqualTo(
            """
            schemas/cart.avsc:14:9: error FIELD_NO_DELETE: the field "user.name" was removed \
            [against git v1.4.0 v1.4.0:schemas/cart.avsc:22:5]
              fix: Restore it.
              docs/rules/FIELD_NO_DELETE.md
            schemas/order.avsc:1:1: note EVENT_CHANGE: the change is compatible
              docs/rules/EVENT_CHANGE.md
            2 findings: 1 error, 0 warnings, 1 note; 2 schemas checked
            """);
    assertThat(write(ReportFormat.TEXT, false)).isEqualTo("no findings; 2 schemas checked\n");
  }

  @Test
  void colourIsOptional() throws Exception {
    assertThat(write(ReportFormat.TEXT, true, Findings.deleted()))
        .contains("\u001b[1;31merror FIELD_NO_DELETE\u001b[0m");
    assertThat(write(ReportFormat.TEXT, false, Findings.all().toArray(Finding[]::new)))
        .doesNotContain("\u001b");
  }

  @Test
  void hostileTextStaysInItsLine() throws Exception {
    String text = write(ReportFormat.TEXT, false, Findings.hostile());

    assertThat(text.lines()).hasSize(4);
    assertThat(text.codePoints().filter(c -> c != '\n' && Character.isISOControl(c))).isEmpty();
    assertThat(text).contains("\\r\\n::stop-commands::t", "\ud83d\ude80 é", "\\u{1b}[31m");
  }

  @Test
  void findingsAreSortedByFileAndLine() throws Exception {
    List<Finding> shuffled = new ArrayList<>(Findings.all());
    Collections.reverse(shuffled);

    for (ReportFormat format : ReportFormat.values()) {
      assertThat(write(format, false, shuffled.toArray(Finding[]::new)))
          .isEqualTo(write(format, false, Findings.all().toArray(Finding[]::new)));
    }
  }

  @Test
  void jsonHasEveryPropertyOfAFinding() throws Exception {
    JsonNode all =
        new ObjectMapper()
            .readTree(
                write(
                    ReportFormat.JSON,
                    false,
                    Findings.hostile(),
                    Findings.deleted(),
                    Findings.rulesFile()));

    assertThat(all).hasSize(3);
    assertThat(all.get(2))
        .isEqualTo(
            new ObjectMapper()
                .readTree(
                    """
                    {"rule": "FIELD_NO_DELETE", "category": "WIRE", "severity": "error",
                     "eventType": "com.acme.shop.cart.filled.v1",
                     "file": "schemas/cart.avsc", "line": 14, "column": 9, "pointer": "/fields/0",
                     "message": "the field \\"user.name\\" was removed", "fix": "Restore it.",
                     "against": {"name": "git v1.4.0", "file": "v1.4.0:schemas/cart.avsc",
                                 "line": 22, "column": 5}}
                    """));
    assertThat(all.get(0).path("message").asText()).isEqualTo(Findings.HOSTILE);
    assertThat(all.get(1).has("against")).isFalse();
    assertThat(new ObjectMapper().readTree(write(ReportFormat.JSON, false))).isEmpty();
  }

  @Test
  void notesAreNotAFailure() {
    assertThat(report(Findings.note()).failed()).isFalse();
    assertThat(report().failed()).isFalse();
    assertThat(report(Findings.rulesFile()).failed()).isTrue();
    assertThat(report(Findings.deleted()).failed()).isTrue();
  }

  private Report report(Finding... findings) {
    return Report.of(Check.LINT, List.of(findings), List.of(), directory);
  }

  @Test
  void pathsAreRelativeToTheRepository() throws Exception {
    Files.createDirectory(directory.resolve(".git"));
    Path file = Files.createDirectories(directory.resolve("a b")).resolve("x.avsc");
    Files.writeString(file, "");
    Finding finding =
        Finding.of(Rule.FIELD_DOC, "", new SourceLocation(file.toString(), 1, 2, ""), "m", "f");
    StringBuilder out = new StringBuilder();

    Report.of(Check.LINT, List.of(finding), List.of(), directory.resolve("a b"))
        .write(ReportFormat.GITHUB_ACTIONS, out, false);

    assertThat(out).startsWith("::error file=a b/x.avsc,line=1,col=2,title=FIELD_DOC::m");
  }

  @Test
  void formatsAreFoundByName() {
    for (ReportFormat format : ReportFormat.values()) {
      assertThat(ReportFormat.of(format.text())).isEqualTo(format);
      assertThat(format.text()).isEqualTo(format.text().toLowerCase(Locale.ROOT));
    }
    assertThatThrownBy(() -> ReportFormat.of("xml"))
        .hasMessage(
            "unknown format 'xml'; known formats: text, json, junit, github-actions, sarif");
  }
}
