package org.openedx.eventbus.tools.internal.lint;

import com.fasterxml.jackson.databind.JsonNode;
import org.openedx.eventbus.tools.finding.Rule;
import org.openedx.eventbus.tools.internal.contract.ContractProperties;
import org.openedx.eventbus.tools.internal.contract.EventSection;
import org.openedx.eventbus.tools.internal.lint.Linter.FileCheck;
import org.openedx.eventbus.tools.internal.lint.Linter.FindingCollector;
import org.openedx.eventbus.tools.internal.lint.SchemaIndex.LocatedField;
import org.openedx.eventbus.tools.internal.lint.SchemaIndex.LocatedType;

/** Checks that the event, its fields and its types are documented. */
final class DocumentationCheck implements FileCheck {
  private static final String DOC = "doc";

  /** Text that Open edX writes into each of its schemas; it is part of the registered text. */
  private static final String ENVELOPE =
      "Avro Event Format for CloudEvents created with openedx_events/schema";

  @Override
  public void check(ContractFile file, FindingCollector findings) {
    if (file.event().isObject()) {
      checkEvent(file.event(), findings);
    }
    for (LocatedField field : file.index().fields()) {
      if (field.has(DOC)) {
        findings.add(
            Rule.DOC_IN_ABOUT, field.pointer(DOC), field.label() + " is documented in \"doc\"");
      } else if (!field.has(ContractProperties.ABOUT)) {
        findings.add(Rule.FIELD_DOC, field.pointer(), field.label() + " is not documented");
      }
    }
    for (LocatedType type : file.index().definitions()) {
      checkType(type, findings);
    }
  }

  private static void checkEvent(JsonNode event, FindingCollector findings) {
    if (!event.has(ContractProperties.ABOUT)) {
      findings.add(Rule.EVENT_DOC, "/event", "the contract does not describe its event");
    }
    if (!event.has(EventSection.SENDER)) {
      findings.add(Rule.EVENT_OWNER, "/event", "the contract names no sender");
    }
    if (!event.has(EventSection.SINCE)) {
      String message = "the contract does not state the date of its first release";
      findings.add(Rule.EVENT_SINCE, "/event", message);
    }
  }

  private static void checkType(LocatedType type, FindingCollector findings) {
    String doc = type.type().json().path(DOC).asText();
    boolean hasDoc = type.type().json().has(DOC);
    if (hasDoc && !(type.isPayload() && doc.equals(ENVELOPE))) {
      findings.add(
          Rule.DOC_IN_ABOUT, type.pointer(DOC), type.label() + " is documented in \"doc\"");
    } else if (!type.isPayload() && !type.type().json().has(ContractProperties.ABOUT)) {
      findings.add(Rule.TYPE_DOC, type.type().pointer(), type.label() + " is not documented");
    }
  }
}
