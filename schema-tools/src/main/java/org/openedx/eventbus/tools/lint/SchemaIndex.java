package org.openedx.eventbus.tools.lint;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openedx.eventbus.tools.schema.FieldNode;
import org.openedx.eventbus.tools.schema.SchemaTree;
import org.openedx.eventbus.tools.schema.TypeNode;

/**
 * All fields and types of a schema in the order of the file, each once. References are not
 * followed, because their definitions are visited where they are.
 */
final class SchemaIndex {
  private final List<LocatedField> fields = new ArrayList<>();
  private final List<LocatedType> types = new ArrayList<>();
  private final Map<String, LocatedField> byPointer = new HashMap<>();

  SchemaIndex(SchemaTree tree) {
    visit(tree.root(), "");
  }

  private void visit(TypeNode type, String path) {
    types.add(new LocatedType(type, path));
    if (type.isReference()) {
      return;
    }
    for (FieldNode field : type.fields()) {
      String inner = path.isEmpty() ? field.name() : path + "." + field.name();
      LocatedField at = new LocatedField(field, type, inner);
      fields.add(at);
      byPointer.put(field.pointer(), at);
      visit(field.type(), inner);
    }
    type.branches().forEach(branch -> visit(branch, path));
    type.element().ifPresent(element -> visit(element, path));
  }

  List<LocatedField> fields() {
    return fields;
  }

  List<LocatedType> types() {
    return types;
  }

  /** Returns the innermost field that contains a JSON pointer; empty if there is none. */
  Optional<LocatedField> enclosingField(String pointer) {
    String at = pointer;
    while (!at.isEmpty() && !byPointer.containsKey(at)) {
      at = at.substring(0, at.lastIndexOf('/'));
    }
    return Optional.ofNullable(byPointer.get(at));
  }

  /** Returns the definitions of records, enums and fixed types. */
  List<LocatedType> definitions() {
    return types.stream().filter(LocatedType::isDefinition).toList();
  }
}
