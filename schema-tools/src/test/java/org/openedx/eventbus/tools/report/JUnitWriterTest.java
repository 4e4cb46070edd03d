package org.openedx.eventbus.tools.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.openedx.eventbus.tools.finding.Baseline;
import org.openedx.eventbus.tools.finding.Check;
import org.openedx.eventbus.tools.finding.Finding;
import org.openedx.eventbus.tools.finding.SourceLocation;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class JUnitWriterTest {
  private static Document write(Finding... findings) throws Exception {
    StringBuilder out = new StringBuilder();
    Report.of(
            Check.BREAKING, List.of(findings), List.of(Findings.CART, Findings.ORDER), Path.of("."))
        .write(ReportFormat.JUNIT, out, false);
    String xml = out.toString();
    SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
        .newSchema(JUnitWriterTest.class.getResource("/report/junit.xsd"))
        .newValidator()
        .validate(new StreamSource(new StringReader(xml)));
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(xml)));
  }

  private static List<Element> elements(Document document, String name) {
    NodeList nodes = document.getElementsByTagName(name);
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      elements.add((Element) nodes.item(i));
    }
    return elements;
  }

  @Test
  void cleanEventTypesPass() throws Exception {
    Document report = write();

    assertThat(elements(report, "testsuite"))
        .extracting(each -> each.getAttribute("name"))
        .containsExactly(Findings.CART, Findings.ORDER);
    assertThat(elements(report, "testcase")).hasSize(2);
    assertThat(elements(report, "failure")).isEmpty();
  }

  @Test
  void findingsFailAndNotesPass() throws Exception {
    Finding again =
        Findings.deleted()
            .comparedWith(new Baseline("released 0", SourceLocation.ofFile("released/0.avsc")));
    Document report = write(Findings.deleted(), again, Findings.note(), Findings.rulesFile());

    assertThat(elements(report, "testsuite"))
        .extracting(each -> each.getAttribute("name") + " " + each.getAttribute("failures"))
        .containsExactly(Findings.CART + " 2", Findings.ORDER + " 0", "schema-rules.json 1");
    Element failure = elements(report, "failure").get(0);
    assertThat(failure.getAttribute("message")).isEqualTo("the field \"user.name\" was removed");
    assertThat(failure.getAttribute("type")).isEqualTo("error");
    assertThat(failure.getTextContent())
        .contains("schemas/cart.avsc:14:9", "v1.4.0:schemas/cart.avsc:22:5", "fix: Restore it.");
    assertThat(elements(report, "system-out").get(0).getTextContent())
        .contains("the change is compatible");
  }

  @Test
  void hostileTextStaysText() throws Exception {
    Element failure = elements(write(Findings.hostile()), "failure").get(0);

    assertThat(failure.getAttribute("message"))
        .contains("\"'`<b>&amp;]]>--> %0A::error::x\r\n::stop-commands::t\n\t\ufffd\ufffd[31m")
        .contains("\ud83d\ude80 é \ufffd\ufffd ${x}");
  }
}
