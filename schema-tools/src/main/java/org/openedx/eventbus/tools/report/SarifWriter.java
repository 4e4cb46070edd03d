package org.openedx.eventbus.tools.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.openedx.eventbus.tools.finding.Finding;
import org.openedx.eventbus.tools.finding.Place;
import org.openedx.eventbus.tools.finding.Rule;

/** Writes SARIF 2.1.0: one run with all applied rules and a result per finding. */
final class SarifWriter implements ReportWriter {
  private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";

  @Override
  public void write(Report report, Appendable out) throws IOException {
    ObjectNode sarif = JsonNodeFactory.instance.objectNode();
    sarif.put("$schema", SCHEMA).put("version", "2.1.0");
    ObjectNode run = sarif.putArray("runs").addObject();
    ObjectNode driver = run.putObject("tool").putObject("driver");
    driver.put("name", "eventbus schema");
    driver.put("organization", "Open edX");
    List<Rule> rules = rules(report);
    ArrayNode descriptors = driver.putArray("rules");
    rules.forEach(rule -> describe(rule, descriptors.addObject()));
    run.put("columnKind", "utf16CodeUnits");
    ArrayNode results = run.putArray("results");
    FindingFingerprints fingerprints = new FindingFingerprints();
    for (Finding finding : report.findings()) {
      ObjectNode result = results.addObject();
      result.put("ruleIndex", rules.indexOf(finding.rule()));
      result(finding, result, report.paths());
      result.putObject("partialFingerprints").put("eventbusFinding/v1", fingerprints.next(finding));
    }
    out.append(JsonWriter.pretty(sarif)).append('\n');
  }

  /** Returns the applied rules, and any other rule that has a finding. */
  private static List<Rule> rules(Report report) {
    Set<Rule> rules = new LinkedHashSet<>(report.rules());
    report.findings().forEach(finding -> rules.add(finding.rule()));
    return List.copyOf(rules);
  }

  private static void describe(Rule rule, ObjectNode descriptor) {
    descriptor.put("id", rule.name());
    descriptor.putObject("shortDescription").put("text", rule.summary());
    descriptor
        .putObject("help")
        .put("text", rule.summary() + " " + rule.remedy() + " See " + rule.page() + ".")
        .put(
            "markdown",
            "%s\n\n%s\n\nSee `%s`.".formatted(rule.summary(), rule.remedy(), rule.page()));
    descriptor.putObject("defaultConfiguration").put("level", rule.severity().text());
    descriptor.putObject("properties").putArray("tags").add(rule.category().name());
  }

  private static void result(Finding finding, ObjectNode result, RepositoryPaths paths) {
    result.put("ruleId", finding.rule().name());
    result.put("level", finding.severity().text());
    String fix = finding.fix().isEmpty() ? "" : "\nFix: " + finding.fix();
    result.putObject("message").put("text", finding.message() + fix);
    ObjectNode location = result.putArray("locations").addObject();
    locate(location, finding.place(), paths);
    if (!finding.eventType().isEmpty()) {
      location
          .putArray("logicalLocations")
          .addObject()
          .put("fullyQualifiedName", finding.eventType());
    }
    finding
        .against()
        .ifPresent(
            earlier -> {
              ObjectNode related = result.putArray("relatedLocations").addObject();
              related.put("id", 1);
              locate(related, earlier.place(), paths);
              related.putObject("message").put("text", "earlier version " + earlier.name());
            });
  }

  private static void locate(ObjectNode location, Place place, RepositoryPaths paths) {
    ObjectNode physical = location.putObject("physicalLocation");
    physical.putObject("artifactLocation").put("uri", paths.uri(place.file()));
    if (place.line() > 0) {
      physical
          .putObject("region")
          .put("startLine", place.line())
          .put("startColumn", Math.max(1, place.column()));
    }
  }
}
