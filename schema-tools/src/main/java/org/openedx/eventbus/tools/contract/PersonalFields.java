package org.openedx.eventbus.tools.contract;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.TreeSet;
import org.apache.avro.Schema;
import org.apache.avro.Schema.Field;

/** Collects the dotted paths of the fields that a contract marks as personal. */
final class PersonalFields {
  private final Set<String> paths = new TreeSet<>();

  /** The records around the one being looked at, so that a recursive type ends. */
  private final Deque<String> enclosing = new ArrayDeque<>();

  private PersonalFields() {}

  static Set<String> of(Schema root) {
    PersonalFields fields = new PersonalFields();
    fields.visit(root, "");
    return fields.paths;
  }

  private void visit(Schema schema, String path) {
    switch (schema.getType()) {
      case RECORD -> visitRecord(schema, path);
      case ARRAY -> visit(schema.getElementType(), path);
      case MAP -> visit(schema.getValueType(), path);
      case UNION -> schema.getTypes().forEach(branch -> visit(branch, path));
      default -> {
        // nothing inside
      }
    }
  }

  private void visitRecord(Schema record, String path) {
    if (enclosing.contains(record.getFullName())) {
      return;
    }
    enclosing.push(record.getFullName());
    for (Field field : record.getFields()) {
      String inner = path.isEmpty() ? field.name() : path + "." + field.name();
      if (field.getProp(OurProperties.PII) != null || record.getProp(OurProperties.PII) != null) {
        paths.add(inner);
      } else {
        visit(field.schema(), inner);
      }
    }
    enclosing.pop();
  }
}
