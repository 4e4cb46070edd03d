package org.openedx.eventbus.tools.compat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.openedx.eventbus.tools.finding.Rule;
import org.openedx.eventbus.tools.finding.Severity;
import org.openedx.eventbus.tools.schema.Kind;
import org.openedx.eventbus.tools.schema.Names;
import org.openedx.eventbus.tools.schema.TypeNode;

/** Checks the meaning of a value: its logical type, its precision, the default of its enum. */
final class SemanticValueCheck {
  private static final String NONE = "no logical type";

  private final VersionPair versions;
  private final SemanticCheck check;

  SemanticValueCheck(VersionPair versions, SemanticCheck check) {
    this.versions = versions;
    this.check = check;
  }

  void compare(TypeNode reader, TypeNode writer, SchemaPath path) {
    if (reader.kind() == Kind.UNION) {
      return; // no branch reads the writer's type, which Avro reports as incompatible
    }
    compareLogicalTypes(reader, writer, path);
    checkPromotion(reader, writer, path);
    if (reader.kind() == Kind.ENUM && writer.kind() == Kind.ENUM) {
      compareEnumDefaults(reader, writer, path);
      reportSymbolsReadAsDefault(reader, writer, path);
    }
  }

  private void compareLogicalTypes(TypeNode reader, TypeNode writer, SchemaPath path) {
    String older = logicalType(versions.older(reader, writer));
    String newer = logicalType(versions.newer(reader, writer));
    if (!older.equals(newer)) {
      check.report(
          versions.issue(
              Rule.FIELD_SAME_LOGICAL_TYPE,
              logicalPointer(reader),
              logicalPointer(writer),
              "%s changed from %s to %s, which Avro does not compare"
                  .formatted(path.text(), older, newer),
              (older.equals(NONE) ? "Remove the logical type" : "Restore " + older)
                  + ", or add another field with "
                  + newer
                  + "."));
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

  private void checkPromotion(TypeNode reader, TypeNode writer, SchemaPath path) {
    String loss = Promotions.loss(reader.kind(), writer.kind());
    if (!loss.isEmpty()) {
      String older = versions.older(reader, writer).describe();
      check.report(
          versions.issue(
              Rule.FIELD_NO_LOSSY_PROMOTION,
              reader.pointer(),
              writer.pointer(),
              "%s changed from %s to %s, but %s"
                  .formatted(path.text(), older, versions.newer(reader, writer).describe(), loss),
              "Restore the type " + older + ", or add another field."));
    }
  }

  private void compareEnumDefaults(TypeNode reader, TypeNode writer, SchemaPath path) {
    JsonNode older = versions.older(reader, writer).attribute("default");
    JsonNode newer = versions.newer(reader, writer).attribute("default");
    if (!older.equals(newer)) {
      check.report(
          versions.issue(
              Rule.ENUM_SAME_DEFAULT,
              older.isMissingNode() ? Severity.NOTE : Severity.WARNING,
              defaultPointer(reader),
              defaultPointer(writer),
              "the default of the enum %s of %s %s"
                  .formatted(name(reader), path.text(), change(older, newer)),
              older.isMissingNode()
                  ? "No action is needed. Earlier readers still have no default."
                  : "Restore the default " + older.asText() + "."));
    }
  }

  /** Describes how a default changed, for example {@code "changed from A to B"}. */
  static String change(JsonNode older, JsonNode newer) {
    if (older.isMissingNode()) {
      return "is new: " + newer;
    }
    return newer.isMissingNode()
        ? "was removed: " + older
        : "changed from " + older + " to " + newer;
  }

  private static String defaultPointer(TypeNode type) {
    String pointer = type.definition().pointer();
    return type.attribute("default").isMissingNode() ? pointer : pointer + "/default";
  }

  private static String name(TypeNode type) {
    return Names.simpleName(type.fullName());
  }

  /**
   * Reports symbols that the reader replaces by the enum's default. Avro's check accepts them, as
   * the default makes them readable.
   */
  private void reportSymbolsReadAsDefault(TypeNode reader, TypeNode writer, SchemaPath path) {
    List<String> readerSymbols = reader.symbols();
    String enumDefault = reader.attribute("default").asText();
    boolean removed = versions.direction() == Direction.BACKWARD;
    List<String> symbols = writer.symbols();
    for (int i = 0; readerSymbols.contains(enumDefault) && i < symbols.size(); i++) {
      if (!readerSymbols.contains(symbols.get(i))) {
        check.report(
            versions.issue(
                Rule.ENUM_SYMBOL_READ_AS_DEFAULT,
                removed ? Severity.WARNING : Severity.NOTE,
                reader.definition().pointer() + "/symbols",
                writer.definition().pointer() + "/symbols/" + i,
                "the symbol %s was %s the enum %s of %s and is read as %s"
                    .formatted(
                        symbols.get(i),
                        removed ? "removed from" : "added to",
                        name(reader),
                        path.text(),
                        enumDefault),
                removed
                    ? "Restore the symbol " + symbols.get(i) + "."
                    : "No action is needed if earlier readers may read it as the default."));
      }
    }
  }
}
