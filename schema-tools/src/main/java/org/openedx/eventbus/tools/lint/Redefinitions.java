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
 * A full name means one shape in all contracts. Within one file Avro itself sees to it; contracts
 * of one event type are another finding.
 */
final class Redefinitions implements CorpusCheck {
  /** A definition, its shape, and the contract that it stands in. */
  private record Definition(ContractFile file, TypeAt type, String shape) {}

  @Override
  public void check(Corpus corpus, Consumer<Finding> out) {
    Map<String, Definition> known = new HashMap<>();
    for (ContractFile file : corpus.contracts()) {
      for (TypeAt type : file.walk().definitions()) {
        Definition definition = new Definition(file, type, shape(type.type()));
        Definition first = known.putIfAbsent(type.type().fullName(), definition);
        if (first != null
            && !first.file().eventType().equals(file.eventType())
            && !first.shape().equals(definition.shape())) {
          out.accept(
              file.finding(
                  Rule.AVRO_TYPE_REDEFINED,
                  type.pointer("name"),
                  "the type "
                      + type.type().fullName()
                      + " has another shape in "
                      + first.file().source().place(first.type().type().pointer())));
        }
      }
    }
  }

  /** What is on the wire; types inside go by their full names, and are compared themselves. */
  private static String shape(TypeNode type) {
    return switch (type.kind()) {
      case RECORD ->
          type.fields().stream().map(Redefinitions::shape).collect(Collectors.joining(", "));
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
        type.branches().stream().map(Redefinitions::inner).collect(Collectors.joining("|"));
    return type.kind()
        + parts
        + type.element().map(Redefinitions::inner).orElse("")
        + type.logicalType().orElse("");
  }
}
