package org.openedx.eventbus.tools.internal.lint;

import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.Optional;
import org.openedx.eventbus.tools.finding.Rule;
import org.openedx.eventbus.tools.internal.contract.ContractProperties;
import org.openedx.eventbus.tools.internal.lint.Linter.FileCheck;
import org.openedx.eventbus.tools.internal.lint.Linter.FindingCollector;
import org.openedx.eventbus.tools.internal.lint.SchemaIndex.LocatedField;
import org.openedx.eventbus.tools.internal.lint.SchemaIndex.LocatedType;
import org.openedx.eventbus.tools.internal.schema.FieldNode;
import org.openedx.eventbus.tools.internal.schema.TypeKind;
import org.openedx.eventbus.tools.internal.schema.TypeNode;

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
    TypeKind kind = field.valueType().kind();
    if (kind != TypeKind.RECORD && kind != TypeKind.UNION && kind != TypeKind.UNKNOWN) {
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
    return definition.kind() == TypeKind.RECORD
        && reference.type().pointer().startsWith(definition.pointer() + "/");
  }

  private static void checkSize(ContractFile file, FindingCollector findings) {
    SizeEstimate estimate = new SizeEstimate();
    long size = estimate.of(file.tree().root());
    Optional<LocatedField> largest =
        file.index().fields().stream()
            .filter(LocatedField::isTopLevel)
            .max(Comparator.comparingLong(field -> estimate.of(field.type())));
    if (size > MAX_BYTES && largest.isPresent()) {
      String label = largest.get().label();
      long part = estimate.of(largest.get().type()) >> 10;
      findings.add(
          Rule.EVENT_MAX_SIZE,
          largest.get().pointer(),
          "the estimated size of the event is %s KiB, of which %s takes %s KiB (%s)"
              .formatted(size >> 10, label, part, SizeEstimate.ASSUMPTIONS));
    }
  }

  /**
   * Estimates the bytes of a large, but not extreme, event. A schema does not limit the length of
   * strings and lists, so the finding states the assumptions.
   */
  private static final class SizeEstimate {
    static final String ASSUMPTIONS =
        "assuming 100 bytes per string and 20 items per array and map";

    private static final long STRING_BYTES = 100;
    private static final long DATE_TIME_BYTES = 33;
    private static final long ITEMS_PER_COLLECTION = 20;

    /**
     * Maximum result: far above every limit, and small enough to be multiplied without overflow.
     */
    private static final long MAX_RESULT = 1L << 40;

    private final IdentityHashMap<TypeNode, Long> sizes = new IdentityHashMap<>();

    long of(TypeNode type) {
      TypeNode definition = type.definition();
      Long known = sizes.get(definition);
      if (known != null) {
        return known;
      }
      sizes.put(definition, 0L); // a recursive reference counts as 0, which ends the recursion
      long size = Math.min(MAX_RESULT, calculate(definition));
      sizes.put(definition, size);
      return size;
    }

    private long calculate(TypeNode type) {
      return switch (type.kind()) {
        case NULL, UNKNOWN -> 0;
        case BOOLEAN -> 1;
        case INT, FLOAT -> 4;
        case LONG, DOUBLE -> 8;
        case ENUM -> 2;
        case FIXED -> type.size();
        case BYTES, STRING -> STRING_BYTES;
        case RECORD -> type.fields().stream().mapToLong(this::of).sum();
        case UNION -> 1 + type.branches().stream().mapToLong(this::of).max().orElse(0);
        case ARRAY -> ITEMS_PER_COLLECTION * element(type);
        case MAP -> ITEMS_PER_COLLECTION * (STRING_BYTES + element(type));
      };
    }

    private long element(TypeNode type) {
      return type.element().map(this::of).orElse(0L);
    }

    private long of(FieldNode field) {
      boolean dateTime = field.attribute(ContractProperties.FORMAT).asText().equals("date-time");
      return dateTime && field.type().element().isEmpty() ? DATE_TIME_BYTES : of(field.type());
    }
  }
}
