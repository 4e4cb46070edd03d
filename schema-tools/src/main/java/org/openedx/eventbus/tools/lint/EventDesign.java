package org.openedx.eventbus.tools.lint;

import java.util.Comparator;
import org.openedx.eventbus.tools.finding.Rule;
import org.openedx.eventbus.tools.schema.Kind;
import org.openedx.eventbus.tools.schema.TypeNode;

/** What an event as a whole should be (ADR 3, 6, 7 and 16, OEP-41). */
final class EventDesign implements FileCheck {
  private static final long LIMIT = 64 << 10;

  @Override
  public void check(ContractFile file, Report report) {
    for (FieldAt field : file.walk().fields()) {
      if (field.topLevel()) {
        checkTopLevel(field, report);
      }
    }
    checkSize(file, report);
    for (TypeAt type : file.walk().types()) {
      if (type.type().isReference() && encloses(type)) {
        report.add(
            Rule.AVRO_RECURSIVE_TYPE,
            type.type().pointer(),
            type.called() + " contains itself in the field \"" + type.path() + "\"");
      }
    }
  }

  private static void checkTopLevel(FieldAt field, Report report) {
    if (field.nullable()) {
      report.add(
          Rule.EVENT_TOP_LEVEL_REQUIRED,
          field.pointer("type"),
          field.called() + " is at the top level, and may be null");
    }
    Kind kind = field.valueType().kind();
    if (kind != Kind.RECORD && kind != Kind.UNION && kind != Kind.UNKNOWN) {
      report.add(
          Rule.EVENT_TOP_LEVEL_RECORD,
          field.pointer("type"),
          field.called()
              + " is at the top level, and holds no data class but "
              + field.valueType().describe());
    }
  }

  /** A reference inside the definition that it refers to. */
  private static boolean encloses(TypeAt reference) {
    TypeNode definition = reference.type().definition();
    return definition.kind() == Kind.RECORD
        && reference.type().pointer().startsWith(definition.pointer() + "/");
  }

  private static void checkSize(ContractFile file, Report report) {
    SizeEstimate estimate = new SizeEstimate();
    long size = estimate.of(file.tree().root());
    if (size > LIMIT) {
      file.walk().fields().stream()
          .filter(FieldAt::topLevel)
          .max(Comparator.comparingLong(field -> estimate.of(field.type())))
          .ifPresent(
              largest ->
                  report.add(
                      Rule.EVENT_MAX_SIZE,
                      largest.pointer(),
                      "the event may well be "
                          + kib(size)
                          + " KiB large, "
                          + kib(estimate.of(largest.type()))
                          + " of them in "
                          + largest.called()
                          + ": "
                          + SizeEstimate.ASSUMPTIONS));
    }
  }

  private static long kib(long bytes) {
    return bytes >> 10;
  }
}
