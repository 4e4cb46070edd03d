package org.openedx.eventbus.tools.lint;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.openedx.eventbus.tools.contract.Suggestion;
import org.openedx.eventbus.tools.finding.Rule;
import org.openedx.eventbus.tools.schema.Kind;
import org.openedx.eventbus.tools.schema.TypeNode;

/** Logical types that Avro would ignore in silence (Avro 1.12 specification, "Logical Types"). */
final class LogicalTypes implements FileCheck {
  private static final int BYTES_OF_UUID = 16;
  private static final int BYTES_OF_DURATION = 12;
  private static final Map<String, Set<Kind>> REFINED =
      Map.ofEntries(
          Map.entry("decimal", Set.of(Kind.BYTES, Kind.FIXED)),
          Map.entry("big-decimal", Set.of(Kind.BYTES)),
          Map.entry("uuid", Set.of(Kind.STRING, Kind.FIXED)),
          Map.entry("date", Set.of(Kind.INT)),
          Map.entry("time-millis", Set.of(Kind.INT)),
          Map.entry("time-micros", Set.of(Kind.LONG)),
          Map.entry("timestamp-millis", Set.of(Kind.LONG)),
          Map.entry("timestamp-micros", Set.of(Kind.LONG)),
          Map.entry("timestamp-nanos", Set.of(Kind.LONG)),
          Map.entry("local-timestamp-millis", Set.of(Kind.LONG)),
          Map.entry("local-timestamp-micros", Set.of(Kind.LONG)),
          Map.entry("local-timestamp-nanos", Set.of(Kind.LONG)),
          Map.entry("duration", Set.of(Kind.FIXED)));
  private static final Set<Kind> REFINABLE =
      Set.of(
          Kind.BOOLEAN,
          Kind.INT,
          Kind.LONG,
          Kind.FLOAT,
          Kind.DOUBLE,
          Kind.BYTES,
          Kind.STRING,
          Kind.NULL,
          Kind.FIXED);

  @Override
  public void check(ContractFile file, Report report) {
    for (TypeAt type : file.walk().types()) {
      JsonNode logicalType = type.type().json().path("logicalType");
      if (!logicalType.isMissingNode()
          && !type.type().isReference()
          && REFINABLE.contains(type.type().kind())) {
        fault(type.type(), logicalType)
            .ifPresent(
                fault ->
                    report.add(
                        Rule.AVRO_LOGICAL_TYPE_INVALID,
                        type.pointer("logicalType"),
                        type.called() + " has a logical type that is ignored: " + fault));
      }
    }
  }

  private static Optional<String> fault(TypeNode type, JsonNode logicalType) {
    String name = logicalType.asText();
    Set<Kind> refined = logicalType.isTextual() ? REFINED.get(name) : null;
    if (refined == null) {
      return Optional.of("Avro knows no " + logicalType + Suggestion.of(name, REFINED.keySet()));
    }
    if (!refined.contains(type.kind())) {
      String kinds = String.join(" or ", refined.stream().map(Kind::text).sorted().toList());
      return Optional.of(name + " refines " + kinds + ", not " + type.kind().text());
    }
    return switch (name) {
      case "decimal" -> decimal(type);
      case "uuid" -> size(type, BYTES_OF_UUID);
      case "duration" -> size(type, BYTES_OF_DURATION);
      default -> Optional.empty();
    };
  }

  private static Optional<String> size(TypeNode type, int size) {
    return type.kind() == Kind.FIXED && type.size() != size
        ? Optional.of("it takes " + size + " bytes, not " + type.size())
        : Optional.empty();
  }

  private static Optional<String> decimal(TypeNode type) {
    JsonNode precision = type.attribute("precision");
    JsonNode scale = type.attribute("scale");
    if (!precision.isIntegralNumber() || !precision.canConvertToInt() || precision.asInt() < 1) {
      return Optional.of("a decimal needs a \"precision\" of 1 or more");
    }
    if (!scale.isMissingNode()
        && (!scale.isIntegralNumber() || scale.asInt() < 0 || scale.asInt() > precision.asInt())) {
      return Optional.of("the \"scale\" of a decimal is from 0 to its precision");
    }
    if (type.kind() == Kind.FIXED && precision.asInt() > digits(type.size())) {
      return Optional.of(
          type.size() + " bytes hold " + digits(type.size()) + " digits, not " + precision);
    }
    return Optional.empty();
  }

  /** How many decimal digits always fit into a two's complement of so many bytes. */
  private static long digits(int bytes) {
    return bytes <= 0 ? 0 : (long) Math.floor(Math.log10(2) * (8.0 * bytes - 1));
  }
}
