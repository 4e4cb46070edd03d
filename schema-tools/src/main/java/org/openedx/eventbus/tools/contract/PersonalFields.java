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
import org.openedx.eventbus.tools.internal.contract.ContractProperties;

/** Collects the dotted paths of the fields that are marked as personal. */
final class PersonalFields {
  private final Set<String> paths = new TreeSet<>();

  /** Records that contain the current one, to end the recursion at recursive types. */
  private final Deque<String> enclosing = new ArrayDeque<>();

  /** Whether a record contains personal data, by its full name. */
  private final Map<String, Boolean> containsPersonal = new HashMap<>();

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
    if (enclosing.contains(record.getFullName()) || !containsPersonal(record)) {
      return;
    }
    enclosing.push(record.getFullName());
    for (Field field : record.getFields()) {
      String inner = path.isEmpty() ? field.name() : path + "." + field.name();
      if (field.getProp(ContractProperties.PII) != null
          || record.getProp(ContractProperties.PII) != null) {
        paths.add(inner);
      } else {
        visit(field.schema(), inner);
      }
    }
    enclosing.pop();
  }

  /**
   * Returns whether a record contains personal data. Other records are skipped, because there can
   * be very many paths to them.
   */
  private boolean containsPersonal(Schema record) {
    return containsPersonal.computeIfAbsent(
        record.getFullName(), name -> reachesPersonal(record, new HashSet<>()));
  }

  private static boolean reachesPersonal(Schema schema, Set<String> seen) {
    return switch (schema.getType()) {
      case RECORD ->
          seen.add(schema.getFullName())
              && schema.getFields().stream()
                  .anyMatch(
                      field ->
                          field.getProp(ContractProperties.PII) != null
                              || schema.getProp(ContractProperties.PII) != null
                              || reachesPersonal(field.schema(), seen));
      case ARRAY -> reachesPersonal(schema.getElementType(), seen);
      case MAP -> reachesPersonal(schema.getValueType(), seen);
      case UNION -> schema.getTypes().stream().anyMatch(each -> reachesPersonal(each, seen));
      default -> false;
    };
  }
}
