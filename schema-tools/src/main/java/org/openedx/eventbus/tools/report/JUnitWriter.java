package org.openedx.eventbus.tools.report;

import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.openedx.eventbus.tools.finding.Finding;
import org.openedx.eventbus.tools.finding.Severity;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * Writes a suite per event type, or per file for findings without an event type. A suite has a
 * failed test per error or warning, and a passed test with output per note. A suite without
 * findings has one passed test.
 *
 * <p>The JDK's stream writer is not used, because it does not escape line breaks in attributes.
 */
final class JUnitWriter {
  private static final String NOT_IN_XML =
      "[^\\t\\n\\r\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]";

  private JUnitWriter() {}

  static void write(Report report, Appendable out) throws IOException {
    Map<String, List<Finding>> suites = new TreeMap<>();
    report.schemas().forEach(each -> suites.put(each, new ArrayList<>()));
    for (Finding finding : report.findings()) {
      String suite =
          finding.eventType().isEmpty()
              ? report.paths().relative(finding.location().file())
              : finding.eventType();
      suites.computeIfAbsent(suite, each -> new ArrayList<>()).add(finding);
    }
    try {
      Document document = DocumentBuilderFactory.newInstance().newDocumentBuilder().newDocument();
      Element root = document.createElement("testsuites");
      document.appendChild(root);
      suites.forEach((name, findings) -> suite(root, name, findings));
      Transformer transformer = TransformerFactory.newInstance().newTransformer();
      transformer.setOutputProperty(OutputKeys.INDENT, "yes");
      transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
      StringWriter xml = new StringWriter();
      transformer.transform(new DOMSource(document), new StreamResult(xml));
      out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
      out.append(xml.toString().replace(System.lineSeparator(), "\n"));
    } catch (ParserConfigurationException | TransformerException e) {
      throw new IOException("cannot write XML", e);
    }
  }

  private static void suite(Element root, String name, List<Finding> findings) {
    Element suite = child(root, "testsuite");
    attribute(suite, "name", name);
    attribute(suite, "tests", String.valueOf(Math.max(1, findings.size())));
    long failures = findings.stream().filter(JUnitWriter::failed).count();
    attribute(suite, "failures", String.valueOf(failures));
    attribute(suite, "errors", "0");
    attribute(suite, "skipped", "0");
    if (findings.isEmpty()) {
      test(suite, name, "no findings");
    }
    findings.forEach(each -> test(suite, name, each));
  }

  private static boolean failed(Finding finding) {
    return finding.severity() != Severity.NOTE;
  }

  private static void test(Element suite, String suiteName, Finding finding) {
    String against = finding.baseline().map(each -> " against " + each.name()).orElse("");
    Element test = test(suite, suiteName, finding.rule() + " " + finding.location() + against);
    Element result = child(test, failed(finding) ? "failure" : "system-out");
    if (failed(finding)) {
      attribute(result, "type", finding.severity().text());
      attribute(result, "message", finding.message());
    }
    result.setTextContent(allowed(details(finding)));
  }

  private static Element test(Element suite, String suiteName, String name) {
    Element test = child(suite, "testcase");
    attribute(test, "classname", suiteName);
    attribute(test, "name", name);
    attribute(test, "time", "0");
    return test;
  }

  private static Element child(Element parent, String name) {
    Element child = parent.getOwnerDocument().createElement(name);
    parent.appendChild(child);
    return child;
  }

  private static void attribute(Element element, String name, String value) {
    element.setAttribute(name, allowed(value));
  }

  private static String allowed(String text) {
    return text.replaceAll(NOT_IN_XML, "\uFFFD");
  }

  private static String details(Finding finding) {
    String against =
        finding
            .baseline()
            .map(earlier -> "\nagainst " + earlier.name() + ": " + earlier.location())
            .orElse("");
    String fix = finding.fix().isEmpty() ? "" : "\nfix: " + finding.fix();
    return "%s: %s%s%s\n%s"
        .formatted(finding.location(), finding.message(), against, fix, finding.rule().page());
  }
}
