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
import org.openedx.eventbus.tools.finding.SourceLocation;

/** Writes a JSON array with an object per finding. */
final class JsonWriter {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private JsonWriter() {}

  static void write(Report report, Appendable out) throws IOException {
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
    put(node, finding.location());
    node.put("pointer", finding.location().pointer());
    node.put("message", finding.message());
    node.put("fix", finding.fix());
    finding
        .baseline()
        .ifPresent(
            earlier -> {
              ObjectNode against = node.putObject("against");
              against.put("name", earlier.name());
              put(against, earlier.location());
            });
    return node;
  }

  private static void put(ObjectNode node, SourceLocation location) {
    node.put("file", location.file()).put("line", location.line()).put("column", location.column());
  }

  /** Formats JSON with the same indentation and line endings on every operating system. */
  static String pretty(JsonNode node) throws IOException {
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    return MAPPER
        .writer(new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter))
        .writeValueAsString(node);
  }
}
