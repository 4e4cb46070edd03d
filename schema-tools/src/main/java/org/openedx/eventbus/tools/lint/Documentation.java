package org.openedx.eventbus.tools.lint;

import org.openedx.eventbus.tools.contract.EventSection;
import org.openedx.eventbus.tools.contract.OurProperties;
import org.openedx.eventbus.tools.finding.Rule;

/** What a contract says of itself to its readers. */
final class Documentation implements FileCheck {
  private static final String DOC = "doc";

  /** What Open edX writes into each of its schemas; it is part of the registered text. */
  private static final String ENVELOPE =
      "Avro Event Format for CloudEvents created with openedx_events/schema";

  @Override
  public void check(ContractFile file, Report report) {
    if (file.event().isObject()) {
      checkEvent(file, report);
    }
    for (FieldAt field : file.walk().fields()) {
      if (field.has(DOC)) {
        report.add(
            Rule.DOC_IN_ABOUT, field.pointer(DOC), field.called() + " is described in \"doc\"");
      } else if (!field.has(OurProperties.ABOUT)) {
        report.add(Rule.FIELD_DOC, field.pointer(), field.called() + " is not described");
      }
    }
    for (TypeAt type : file.walk().definitions()) {
      checkType(type, report);
    }
  }

  private static void checkEvent(ContractFile file, Report report) {
    need(
        file,
        OurProperties.ABOUT,
        Rule.EVENT_DOC,
        "the contract does not say what its event means",
        report);
    need(file, EventSection.SENDER, Rule.EVENT_OWNER, "the contract names no sender", report);
    need(
        file,
        EventSection.SINCE,
        Rule.EVENT_SINCE,
        "the contract does not say since when its event is sent",
        report);
  }

  private static void need(
      ContractFile file, String property, Rule rule, String message, Report report) {
    if (!file.event().has(property)) {
      report.add(rule, "/event", message);
    }
  }

  private static void checkType(TypeAt type, Report report) {
    String doc = type.type().json().path(DOC).asText();
    boolean described = type.type().json().has(DOC);
    if (described && !(type.outermost() && doc.equals(ENVELOPE))) {
      report.add(Rule.DOC_IN_ABOUT, type.pointer(DOC), type.called() + " is described in \"doc\"");
    } else if (!type.outermost() && !type.type().json().has(OurProperties.ABOUT)) {
      report.add(Rule.TYPE_DOC, type.type().pointer(), type.called() + " is not described");
    }
  }
}
