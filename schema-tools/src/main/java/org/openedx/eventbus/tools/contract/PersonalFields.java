package org.openedx.eventbus.tools.contract;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.avro.Schema;
import org.apache.avro.Schema.Field;

/** Collects the dotted paths of the fields that a contract marks as personal. */
final class PersonalFields {
  private final Set<String> paths = new TreeSet<>();

  /** The records around the one being looked at, so that a recursive type ends. */
  private final Deque<String> enclosing = new ArrayDeque<>();

  /** Whether a record holds personal data, by its name. */
  private final Map<String, Boolean> holders = new HashMap<>();

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
    if (enclosing.contains(record.getFullName()) || !holdsAny(record)) {
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

  /**
   * Whether anything in a record is personal. One where nothing is need not be gone through for
   * each path to it, of which there may be very many.
   */
  private boolean holdsAny(Schema record) {
    return holders.computeIfAbsent(
        record.getFullName(), name -> reachesPersonal(record, new HashSet<>()));
  }

  private static boolean reachesPersonal(Schema schema, Set<String> seen) {
    return switch (schema.getType()) {
      case RECORD ->
          seen.add(schema.getFullName())
              && schema.getFields().stream()
                  .anyMatch(
                      field ->
                          field.getProp(OurProperties.PII) != null
                              || schema.getProp(OurProperties.PII) != null
                              || reachesPersonal(field.schema(), seen));
      case ARRAY -> reachesPersonal(schema.getElementType(), seen);
      case MAP -> reachesPersonal(schema.getValueType(), seen);
      case UNION -> schema.getTypes().stream().anyMatch(each -> reachesPersonal(each, seen));
      default -> false;
    };
  }
}
