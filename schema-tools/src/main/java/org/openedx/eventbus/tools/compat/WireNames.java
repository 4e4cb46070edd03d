package org.openedx.eventbus.tools.compat;

import java.util.ArrayList;
import java.util.List;
import org.openedx.eventbus.tools.finding.Rule;
import org.openedx.eventbus.tools.schema.Names;
import org.openedx.eventbus.tools.schema.TypeNode;

/** What Avro asks of the types that have names: the name itself, symbols and sizes. */
final class WireNames {
  private final Sides sides;

  WireNames(Sides sides) {
    this.sides = sides;
  }

  /** Avro compares names without their namespaces, and the reader's aliases with them. */
  static boolean same(TypeNode reader, TypeNode writer) {
    return simple(reader).equals(simple(writer)) || reader.aliases().contains(writer.fullName());
  }

  private static String simple(TypeNode type) {
    return Names.simpleName(type.fullName());
  }

  /** The causes given, after that of another name. */
  List<Cause> and(TypeNode reader, TypeNode writer, Where where, List<Cause> others) {
    if (same(reader, writer)) {
      return others;
    }
    TypeNode older = sides.older(reader, writer);
    TypeNode newer = sides.newer(reader, writer);
    List<Cause> causes = new ArrayList<>();
    causes.add(
        sides.cause(
            Rule.TYPE_SAME_NAME,
            reader.definition().pointer() + "/name",
            writer.definition().pointer() + "/name",
            "the %s of %s was called %s and is called %s"
                .formatted(newer.kind().text(), where.text(), simple(older), simple(newer)),
            sides.direction() == Direction.BACKWARD
                ? "Restore the name, or add \"%s\" to the \"aliases\" of %s."
                    .formatted(older.fullName(), simple(newer))
                : "Restore the name (earlier readers know no alias of it), or "
                    + Fixes.anew(sides.newer())
                    + "."));
    causes.addAll(others);
    return causes;
  }

  List<Cause> symbols(TypeNode reader, TypeNode writer, Where where) {
    List<String> known = reader.symbols();
    if (known.contains(reader.attribute("default").asText())) {
      return List.of();
    }
    List<Cause> causes = new ArrayList<>();
    List<String> symbols = writer.symbols();
    for (int i = 0; i < symbols.size(); i++) {
      if (!known.contains(symbols.get(i))) {
        causes.add(unknown(reader, writer, where, symbols.get(i), i));
      }
    }
    return causes;
  }

  private Cause unknown(TypeNode reader, TypeNode writer, Where where, String symbol, int index) {
    boolean removed = sides.direction() == Direction.BACKWARD;
    String name = simple(sides.newer(reader, writer));
    return sides.cause(
        removed ? Rule.ENUM_SYMBOL_NO_DELETE : Rule.ENUM_SYMBOL_NO_ADD,
        reader.definition().pointer() + "/symbols",
        writer.definition().pointer() + "/symbols/" + index,
        "the symbol %s was %s the enum %s of %s"
            .formatted(symbol, removed ? "removed from" : "added to", name, where.text()),
        fix(reader, writer, symbol));
  }

  private String fix(TypeNode reader, TypeNode writer, String symbol) {
    if (sides.direction() == Direction.BACKWARD) {
      return "Restore " + symbol + ", or give the enum a \"default\" among its symbols.";
    }
    String late =
        writer.attribute("default").isTextual() && reader.attribute("default").isMissingNode()
            ? " (a default added now helps no earlier reader)"
            : " (a field's default is none for symbols)";
    return "Take " + symbol + " back" + late + ", or " + Fixes.anew(sides.newer()) + ".";
  }

  List<Cause> size(TypeNode reader, TypeNode writer, Where where) {
    if (reader.size() == writer.size()) {
      return List.of();
    }
    int older = sides.older(reader, writer).size();
    return List.of(
        sides.cause(
            Rule.FIXED_SAME_SIZE,
            reader.definition().pointer() + "/size",
            writer.definition().pointer() + "/size",
            "the fixed type %s of %s had %d bytes and has %d"
                .formatted(
                    simple(sides.newer(reader, writer)),
                    where.text(),
                    older,
                    sides.newer(reader, writer).size()),
            Fixes.restore(sides.newer(), "the size " + older)));
  }
}
