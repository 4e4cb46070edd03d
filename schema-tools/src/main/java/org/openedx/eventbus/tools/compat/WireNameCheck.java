package org.openedx.eventbus.tools.compat;

import java.util.ArrayList;
import java.util.List;
import org.openedx.eventbus.tools.finding.Rule;
import org.openedx.eventbus.tools.schema.Names;
import org.openedx.eventbus.tools.schema.TypeNode;

/** Checks what Avro requires of named types: their names, symbols and sizes. */
final class WireNameCheck {
  private final VersionPair versions;

  WireNameCheck(VersionPair versions) {
    this.versions = versions;
  }

  /** Returns whether two names match for Avro: by simple name, or by an alias of the reader. */
  static boolean same(TypeNode reader, TypeNode writer) {
    return simple(reader).equals(simple(writer)) || reader.aliases().contains(writer.fullName());
  }

  private static String simple(TypeNode type) {
    return Names.simpleName(type.fullName());
  }

  /** Returns the given issues, preceded by one for a changed name. */
  List<CompatibilityIssue> withName(
      TypeNode reader, TypeNode writer, SchemaPath path, List<CompatibilityIssue> others) {
    if (same(reader, writer)) {
      return others;
    }
    TypeNode older = versions.older(reader, writer);
    TypeNode newer = versions.newer(reader, writer);
    List<CompatibilityIssue> issues = new ArrayList<>();
    issues.add(
        versions.issue(
            Rule.TYPE_SAME_NAME,
            reader.definition().pointer() + "/name",
            writer.definition().pointer() + "/name",
            "the %s of %s was renamed from %s to %s"
                .formatted(newer.kind().text(), path.text(), simple(older), simple(newer)),
            versions.direction() == Direction.BACKWARD
                ? "Restore the name, or add \"%s\" to the \"aliases\" of %s."
                    .formatted(older.fullName(), simple(newer))
                : "Restore the name (earlier readers have no alias for it), or "
                    + Fixes.newMajorVersion(versions.newer())
                    + "."));
    issues.addAll(others);
    return issues;
  }

  List<CompatibilityIssue> compareSymbols(TypeNode reader, TypeNode writer, SchemaPath path) {
    List<String> readerSymbols = reader.symbols();
    if (readerSymbols.contains(reader.attribute("default").asText())) {
      return List.of();
    }
    List<CompatibilityIssue> issues = new ArrayList<>();
    List<String> symbols = writer.symbols();
    for (int i = 0; i < symbols.size(); i++) {
      if (!readerSymbols.contains(symbols.get(i))) {
        issues.add(unknown(reader, writer, path, symbols.get(i), i));
      }
    }
    return issues;
  }

  private CompatibilityIssue unknown(
      TypeNode reader, TypeNode writer, SchemaPath path, String symbol, int index) {
    boolean removed = versions.direction() == Direction.BACKWARD;
    String name = simple(versions.newer(reader, writer));
    return versions.issue(
        removed ? Rule.ENUM_SYMBOL_NO_DELETE : Rule.ENUM_SYMBOL_NO_ADD,
        reader.definition().pointer() + "/symbols",
        writer.definition().pointer() + "/symbols/" + index,
        "the symbol %s was %s the enum %s of %s"
            .formatted(symbol, removed ? "removed from" : "added to", name, path.text()),
        fix(reader, writer, symbol));
  }

  private String fix(TypeNode reader, TypeNode writer, String symbol) {
    if (versions.direction() == Direction.BACKWARD) {
      return "Restore " + symbol + ", or add one of the enum's symbols as its \"default\".";
    }
    String hint =
        writer.attribute("default").isTextual() && reader.attribute("default").isMissingNode()
            ? " (earlier readers do not have a default that is added now)"
            : " (the default of a field does not apply to unknown symbols)";
    return "Remove " + symbol + hint + ", or " + Fixes.newMajorVersion(versions.newer()) + ".";
  }

  List<CompatibilityIssue> compareSizes(TypeNode reader, TypeNode writer, SchemaPath path) {
    if (reader.size() == writer.size()) {
      return List.of();
    }
    int older = versions.older(reader, writer).size();
    return List.of(
        versions.issue(
            Rule.FIXED_SAME_SIZE,
            reader.definition().pointer() + "/size",
            writer.definition().pointer() + "/size",
            "the size of the fixed type %s of %s changed from %d to %d bytes"
                .formatted(
                    simple(versions.newer(reader, writer)),
                    path.text(),
                    older,
                    versions.newer(reader, writer).size()),
            Fixes.restore(versions.newer(), "the size " + older)));
  }
}
