package org.openedx.eventbus.tools.compat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.openedx.eventbus.tools.finding.Rule;
import org.openedx.eventbus.tools.finding.Severity;
import org.openedx.eventbus.tools.schema.Kind;
import org.openedx.eventbus.tools.schema.Names;
import org.openedx.eventbus.tools.schema.TypeNode;

/** What a value means: its logical type, its precision, the default of its enum. */
final class MeaningValues {
  private static final String NONE = "no logical type";

  private final Sides sides;
  private final MeaningWalk walk;

  MeaningValues(Sides sides, MeaningWalk walk) {
    this.sides = sides;
    this.walk = walk;
  }

  void meet(TypeNode reader, TypeNode writer, Where where) {
    if (reader.kind() == Kind.UNION) {
      return; // nothing in it reads the writer's type, and that is Avro's to say
    }
    logicalType(reader, writer, where);
    promotion(reader, writer, where);
    if (reader.kind() == Kind.ENUM && writer.kind() == Kind.ENUM) {
      enumDefault(reader, writer, where);
      symbolsLost(reader, writer, where);
    }
  }

  private void logicalType(TypeNode reader, TypeNode writer, Where where) {
    String older = logicalType(sides.older(reader, writer));
    String newer = logicalType(sides.newer(reader, writer));
    if (!older.equals(newer)) {
      walk.found(
          sides.cause(
              Rule.FIELD_SAME_LOGICAL_TYPE,
              logicalPointer(reader),
              logicalPointer(writer),
              "%s was %s and is %s, which Avro never compares"
                  .formatted(where.text(), older, newer),
              "Restore " + older + ", or add another field with " + newer + "."));
    }
  }

  private static String logicalPointer(TypeNode type) {
    String pointer = type.definition().pointer();
    return type.logicalType().isPresent() ? pointer + "/logicalType" : type.pointer();
  }

  static String logicalType(TypeNode type) {
    return type.logicalType()
        .map(
            name ->
                name.equals("decimal")
                    ? "decimal(%s, %s)"
                        .formatted(
                            type.attribute("precision").asText(), type.attribute("scale").asInt(0))
                    : name)
        .orElse(NONE);
  }

  private void promotion(TypeNode reader, TypeNode writer, Where where) {
    String loss = Promotions.loss(reader.kind(), writer.kind());
    if (!loss.isEmpty()) {
      String older = sides.older(reader, writer).describe();
      walk.found(
          sides.cause(
              Rule.FIELD_NO_LOSSY_PROMOTION,
              reader.pointer(),
              writer.pointer(),
              "%s changed from %s to %s, and %s"
                  .formatted(where.text(), older, sides.newer(reader, writer).describe(), loss),
              "Restore the type " + older + ", or add another field."));
    }
  }

  private void enumDefault(TypeNode reader, TypeNode writer, Where where) {
    JsonNode older = sides.older(reader, writer).attribute("default");
    JsonNode newer = sides.newer(reader, writer).attribute("default");
    if (!older.equals(newer)) {
      walk.found(
          sides.cause(
              Rule.ENUM_SAME_DEFAULT,
              older.isMissingNode() ? Severity.NOTE : Severity.WARNING,
              defaultPointer(reader),
              defaultPointer(writer),
              "the default of the enum %s of %s %s"
                  .formatted(name(reader), where.text(), change(older, newer)),
              older.isMissingNode()
                  ? "Nothing is to be done; earlier readers know no default still."
                  : "Restore the default " + older.asText() + "."));
    }
  }

  /** How a default changed: {@code "was A and is B"}. */
  static String change(JsonNode older, JsonNode newer) {
    if (older.isMissingNode()) {
      return "is new: " + newer;
    }
    return newer.isMissingNode()
        ? "was " + older + " and is gone"
        : "was " + older + " and is " + newer;
  }

  private static String defaultPointer(TypeNode type) {
    String pointer = type.definition().pointer();
    return type.attribute("default").isMissingNode() ? pointer : pointer + "/default";
  }

  private static String name(TypeNode type) {
    return Names.simpleName(type.fullName());
  }

  /** Avro's check is content when unknown symbols have a default to be read as. */
  private void symbolsLost(TypeNode reader, TypeNode writer, Where where) {
    List<String> known = reader.symbols();
    String other = reader.attribute("default").asText();
    boolean removed = sides.direction() == Direction.BACKWARD;
    List<String> symbols = writer.symbols();
    for (int i = 0; known.contains(other) && i < symbols.size(); i++) {
      if (!known.contains(symbols.get(i))) {
        walk.found(
            sides.cause(
                Rule.ENUM_SYMBOL_READ_AS_DEFAULT,
                removed ? Severity.WARNING : Severity.NOTE,
                reader.definition().pointer() + "/symbols",
                writer.definition().pointer() + "/symbols/" + i,
                "the symbol %s was %s the enum %s of %s and is read as %s"
                    .formatted(
                        symbols.get(i),
                        removed ? "removed from" : "added to",
                        name(reader),
                        where.text(),
                        other),
                removed
                    ? "Restore the symbol " + symbols.get(i) + "."
                    : "Nothing is to be done if earlier readers may take it for the default."));
      }
    }
  }
}
