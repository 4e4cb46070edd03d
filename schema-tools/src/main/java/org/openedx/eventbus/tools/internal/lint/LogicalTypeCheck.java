package org.openedx.eventbus.tools.internal.lint;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.openedx.eventbus.tools.finding.Rule;
import org.openedx.eventbus.tools.internal.KnownNames;
import org.openedx.eventbus.tools.internal.lint.Linter.FileCheck;
import org.openedx.eventbus.tools.internal.lint.Linter.FindingCollector;
import org.openedx.eventbus.tools.internal.lint.SchemaIndex.LocatedType;
import org.openedx.eventbus.tools.internal.schema.TypeKind;
import org.openedx.eventbus.tools.internal.schema.TypeNode;

/** Finds logical types that Avro silently ignores (Avro 1.12 specification, "Logical Types"). */
final class LogicalTypeCheck implements FileCheck {
  private static final int UUID_BYTES = 16;
  private static final int DURATION_BYTES = 12;
  private static final Map<String, Set<TypeKind>> UNDERLYING_KINDS =
      Map.ofEntries(
          Map.entry("decimal", Set.of(TypeKind.BYTES, TypeKind.FIXED)),
          Map.entry("big-decimal", Set.of(TypeKind.BYTES)),
          Map.entry("uuid", Set.of(TypeKind.STRING, TypeKind.FIXED)),
          Map.entry("date", Set.of(TypeKind.INT)),
          Map.entry("time-millis", Set.of(TypeKind.INT)),
          Map.entry("time-micros", Set.of(TypeKind.LONG)),
          Map.entry("timestamp-millis", Set.of(TypeKind.LONG)),
          Map.entry("timestamp-micros", Set.of(TypeKind.LONG)),
          Map.entry("timestamp-nanos", Set.of(TypeKind.LONG)),
          Map.entry("local-timestamp-millis", Set.of(TypeKind.LONG)),
          Map.entry("local-timestamp-micros", Set.of(TypeKind.LONG)),
          Map.entry("local-timestamp-nanos", Set.of(TypeKind.LONG)),
          Map.entry("duration", Set.of(TypeKind.FIXED)));

  @Override
  public void check(ContractFile file, FindingCollector findings) {
    for (LocatedType type : file.index().types()) {
      JsonNode logicalType = type.type().json().path("logicalType");
      if (!logicalType.isMissingNode()
          && !type.type().isReference()
          && (type.type().kind().primitive() || type.type().kind() == TypeKind.FIXED)) {
        fault(type.type(), logicalType)
            .ifPresent(
                fault ->
                    findings.add(
                        Rule.AVRO_LOGICAL_TYPE_INVALID,
                        type.pointer("logicalType"),
                        type.label() + " has a logical type that Avro ignores: " + fault));
      }
    }
  }

  private static Optional<String> fault(TypeNode type, JsonNode logicalType) {
    String name = logicalType.asText();
    Set<TypeKind> allowed = logicalType.isTextual() ? UNDERLYING_KINDS.get(name) : null;
    if (allowed == null) {
      return Optional.of(
          "unknown logical type " + logicalType + KnownNames.hint(name, UNDERLYING_KINDS.keySet()));
    }
    if (!allowed.contains(type.kind())) {
      String kinds = String.join(" or ", allowed.stream().map(TypeKind::text).sorted().toList());
      return Optional.of(name + " requires the type " + kinds + ", not " + type.kind().text());
    }
    return switch (name) {
      case "decimal" -> decimal(type);
      case "uuid" -> size(type, UUID_BYTES);
      case "duration" -> size(type, DURATION_BYTES);
      default -> Optional.empty();
    };
  }

  private static Optional<String> size(TypeNode type, int size) {
    return type.kind() == TypeKind.FIXED && type.size() != size
        ? Optional.of("it requires " + size + " bytes, not " + type.size())
        : Optional.empty();
  }

  private static Optional<String> decimal(TypeNode type) {
    JsonNode precision = type.attribute("precision");
    JsonNode scale = type.attribute("scale");
    if (!precision.isIntegralNumber() || !precision.canConvertToInt() || precision.asInt() < 1) {
      return Optional.of("a decimal needs a \"precision\" of at least 1");
    }
    if (!scale.isMissingNode()
        && (!scale.isIntegralNumber() || scale.asInt() < 0 || scale.asInt() > precision.asInt())) {
      return Optional.of("the \"scale\" of a decimal must be between 0 and its precision");
    }
    if (type.kind() == TypeKind.FIXED && precision.asInt() > maxDigits(type.size())) {
      return Optional.of(
          "%s bytes hold at most %s digits, not %s"
              .formatted(type.size(), maxDigits(type.size()), precision));
    }
    return Optional.empty();
  }

  /** Returns how many decimal digits always fit into a two's complement number of that size. */
  private static long maxDigits(int bytes) {
    return bytes <= 0 ? 0 : (long) Math.floor(Math.log10(2) * (8.0 * bytes - 1));
  }
}
