package org.openedx.eventbus.tools.lint;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.openedx.eventbus.tools.finding.Finding;
import org.openedx.eventbus.tools.finding.Rule;
import org.openedx.eventbus.tools.schema.FieldNode;
import org.openedx.eventbus.tools.schema.TypeNode;

/**
 * Checks that a full type name has the same definition in all contracts. Avro checks this within
 * one file. Several contracts of one event type are reported by {@link UniquenessCheck}.
 */
final class RedefinitionCheck implements ContractSetCheck {
  /** Definition of a type, its shape, and the contract that contains it. */
  private record Definition(ContractFile file, LocatedType type, String shape) {}

  @Override
  public void check(ContractSet contracts, Consumer<Finding> out) {
    Map<String, Definition> definitions = new HashMap<>();
    for (ContractFile file : contracts.files()) {
      for (LocatedType type : file.index().definitions()) {
        Definition definition = new Definition(file, type, shape(type.type()));
        Definition first = definitions.putIfAbsent(type.type().fullName(), definition);
        if (first != null
            && !first.file().eventType().equals(file.eventType())
            && !first.shape().equals(definition.shape())) {
          out.accept(
              file.finding(
                  Rule.AVRO_TYPE_REDEFINED,
                  type.pointer("name"),
                  "the type "
                      + type.type().fullName()
                      + " has a different definition in "
                      + first.file().source().place(first.type().type().pointer())));
        }
      }
    }
  }

  /**
   * Returns the parts of a definition that are on the wire. Types inside are represented by their
   * full names, because their definitions are compared separately.
   */
  private static String shape(TypeNode type) {
    return switch (type.kind()) {
      case RECORD ->
          type.fields().stream().map(RedefinitionCheck::shape).collect(Collectors.joining(", "));
      case ENUM -> type.symbols() + " " + type.attribute("default");
      default -> String.valueOf(type.size());
    };
  }

  private static String shape(FieldNode field) {
    return field.name() + " " + inner(field.type()) + " " + field.attribute("default");
  }

  private static String inner(TypeNode type) {
    if (type.kind().named()) {
      return type.fullName();
    }
    String parts =
        type.branches().stream().map(RedefinitionCheck::inner).collect(Collectors.joining("|"));
    return type.kind()
        + parts
        + type.element().map(RedefinitionCheck::inner).orElse("")
        + type.logicalType().orElse("");
  }
}
