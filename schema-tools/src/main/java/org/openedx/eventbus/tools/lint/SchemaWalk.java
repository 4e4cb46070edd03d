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
 * All fields and types of a schema in the order in which they are written, each once: a reference
 * is not followed, as its definition is met where it stands.
 */
final class SchemaWalk {
  private final List<FieldAt> fields = new ArrayList<>();
  private final List<TypeAt> types = new ArrayList<>();
  private final Map<String, FieldAt> byPointer = new HashMap<>();

  SchemaWalk(SchemaTree tree) {
    visit(tree.root(), "");
  }

  private void visit(TypeNode type, String path) {
    types.add(new TypeAt(type, path));
    if (type.isReference()) {
      return;
    }
    for (FieldNode field : type.fields()) {
      String inner = path.isEmpty() ? field.name() : path + "." + field.name();
      FieldAt at = new FieldAt(field, type, inner);
      fields.add(at);
      byPointer.put(field.pointer(), at);
      visit(field.type(), inner);
    }
    type.branches().forEach(branch -> visit(branch, path));
    type.element().ifPresent(element -> visit(element, path));
  }

  List<FieldAt> fields() {
    return fields;
  }

  List<TypeAt> types() {
    return types;
  }

  /** The innermost field that a pointer leads into; empty where it leads into none. */
  Optional<FieldAt> around(String pointer) {
    String at = pointer;
    while (!at.isEmpty() && !byPointer.containsKey(at)) {
      at = at.substring(0, at.lastIndexOf('/'));
    }
    return Optional.ofNullable(byPointer.get(at));
  }

  /** The places where records, enums and fixed types are defined. */
  List<TypeAt> definitions() {
    return types.stream().filter(TypeAt::defines).toList();
  }
}
