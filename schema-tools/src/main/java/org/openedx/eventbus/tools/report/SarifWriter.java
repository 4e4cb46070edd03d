package org.openedx.eventbus.tools.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.openedx.eventbus.internal.Sha256;
import org.openedx.eventbus.tools.finding.Baseline;
import org.openedx.eventbus.tools.finding.Finding;
import org.openedx.eventbus.tools.finding.Rule;
import org.openedx.eventbus.tools.finding.SourceLocation;

/** Writes SARIF 2.1.0: one run with all applied rules and a result per finding. */
final class SarifWriter {
  private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";

  private SarifWriter() {}

  static void write(Report report, Appendable out) throws IOException {
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
    Map<String, Integer> equal = new HashMap<>();
    for (Finding finding : report.findings()) {
      ObjectNode result = results.addObject();
      result.put("ruleIndex", rules.indexOf(finding.rule()));
      result(finding, result, report.paths());
      result
          .putObject("partialFingerprints")
          .put("eventbusFinding/v1", fingerprint(finding, equal));
    }
    out.append(JsonWriter.pretty(sarif)).append('\n');
  }

  /** Returns the applied rules, and any other rule that has a finding. */
  private static List<Rule> rules(Report report) {
    Set<Rule> rules = new LinkedHashSet<>(report.rules());
    report.findings().forEach(finding -> rules.add(finding.rule()));
    return List.copyOf(rules);
  }

  /**
   * Identifies a finding across runs. Lines, pointers and files can change, so the fingerprint
   * depends on rule, event type, message and earlier version only. Findings that are equal in these
   * get different fingerprints, by their order.
   */
  private static String fingerprint(Finding finding, Map<String, Integer> equal) {
    String text =
        String.join(
            "\n",
            finding.rule().name(),
            finding.eventType(),
            finding.message(),
            finding.baseline().map(Baseline::name).orElse(""));
    int number = equal.merge(text, 1, Integer::sum);
    return Sha256.hex(text + "\n" + number).substring(0, 32);
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
    locate(location, finding.location(), paths);
    String eventType = finding.eventType();
    if (!eventType.isEmpty()) {
      location.putArray("logicalLocations").addObject().put("fullyQualifiedName", eventType);
    }
    finding
        .baseline()
        .ifPresent(
            earlier -> {
              ObjectNode related = result.putArray("relatedLocations").addObject();
              related.put("id", 1);
              locate(related, earlier.location(), paths);
              related.putObject("message").put("text", "earlier version " + earlier.name());
            });
  }

  private static void locate(ObjectNode node, SourceLocation location, RepositoryPaths paths) {
    ObjectNode physical = node.putObject("physicalLocation");
    physical.putObject("artifactLocation").put("uri", paths.uri(location.file()));
    if (location.line() > 0) {
      physical
          .putObject("region")
          .put("startLine", location.line())
          .put("startColumn", Math.max(1, location.column()));
    }
  }
}
