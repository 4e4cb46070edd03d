package org.openedx.eventbus.tools.report;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import org.openedx.eventbus.tools.finding.Finding;
import org.openedx.eventbus.tools.finding.Place;

/** Writes a JSON array with an object per finding. */
final class JsonWriter implements ReportWriter {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  @Override
  public void write(Report report, Appendable out) throws IOException {
    ArrayNode findings = JsonNodeFactory.instance.arrayNode();
    report.findings().forEach(each -> findings.add(finding(each)));
    out.append(pretty(findings)).append('\n');
  }

  private static ObjectNode finding(Finding finding) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("rule", finding.rule().name());
    node.put("category", finding.rule().category().name());
    node.put("severity", finding.severity().text());
    node.put("eventType", finding.eventType());
    put(node, finding.place());
    node.put("pointer", finding.place().pointer());
    node.put("message", finding.message());
    node.put("fix", finding.fix());
    finding
        .against()
        .ifPresent(
            earlier -> {
              ObjectNode against = node.putObject("against");
              against.put("name", earlier.name());
              put(against, earlier.place());
            });
    return node;
  }

  private static void put(ObjectNode node, Place place) {
    node.put("file", place.file()).put("line", place.line()).put("column", place.column());
  }

  /** Formats JSON with the same indentation and line endings on every operating system. */
  static String pretty(JsonNode node) throws IOException {
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    return MAPPER
        .writer(new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter))
        .writeValueAsString(node);
  }
}
