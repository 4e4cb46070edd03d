package org.openedx.eventbus.tools.lint;

import java.util.Comparator;
import org.openedx.eventbus.tools.finding.Rule;
import org.openedx.eventbus.tools.schema.Kind;
import org.openedx.eventbus.tools.schema.TypeNode;

/** Checks the structure and size of an event (ADR 3, 6, 7 and 16, OEP-41). */
final class EventDesignCheck implements FileCheck {
  private static final long MAX_BYTES = 64 << 10;

  @Override
  public void check(ContractFile file, FindingCollector findings) {
    for (LocatedField field : file.index().fields()) {
      if (field.isTopLevel()) {
        checkTopLevel(field, findings);
      }
    }
    checkSize(file, findings);
    for (LocatedType type : file.index().types()) {
      if (type.type().isReference() && isRecursive(type)) {
        findings.add(
            Rule.AVRO_RECURSIVE_TYPE,
            type.type().pointer(),
            type.label() + " contains itself in the field \"" + type.path() + "\"");
      }
    }
  }

  private static void checkTopLevel(LocatedField field, FindingCollector findings) {
    if (field.isNullable()) {
      findings.add(
          Rule.EVENT_TOP_LEVEL_REQUIRED,
          field.pointer("type"),
          field.label() + " is at the top level and is nullable");
    }
    Kind kind = field.valueType().kind();
    if (kind != Kind.RECORD && kind != Kind.UNION && kind != Kind.UNKNOWN) {
      findings.add(
          Rule.EVENT_TOP_LEVEL_RECORD,
          field.pointer("type"),
          field.label()
              + " is at the top level and is not a data class but "
              + field.valueType().describe());
    }
  }

  /** Returns whether a reference is inside the definition that it refers to. */
  private static boolean isRecursive(LocatedType reference) {
    TypeNode definition = reference.type().definition();
    return definition.kind() == Kind.RECORD
        && reference.type().pointer().startsWith(definition.pointer() + "/");
  }

  private static void checkSize(ContractFile file, FindingCollector findings) {
    SizeEstimate estimate = new SizeEstimate();
    long size = estimate.of(file.tree().root());
    if (size > MAX_BYTES) {
      file.index().fields().stream()
          .filter(LocatedField::isTopLevel)
          .max(Comparator.comparingLong(field -> estimate.of(field.type())))
          .ifPresent(
              largest ->
                  findings.add(
                      Rule.EVENT_MAX_SIZE,
                      largest.pointer(),
                      "the estimated size of the event is "
                          + kib(size)
                          + " KiB, of which "
                          + largest.label()
                          + " takes "
                          + kib(estimate.of(largest.type()))
                          + " KiB ("
                          + SizeEstimate.ASSUMPTIONS
                          + ")"));
    }
  }

  private static long kib(long bytes) {
    return bytes >> 10;
  }
}
