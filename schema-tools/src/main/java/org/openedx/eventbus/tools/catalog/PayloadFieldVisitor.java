package org.openedx.eventbus.tools.catalog;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.avro.Schema;

/** Visits the fields of a payload in the order in which {@link PayloadTree} shows them. */
final class PayloadFieldVisitor {
  private final Consumer<FieldRow> consumer;

  /** Types that were visited. A type is visited once, as nesting can grow exponentially. */
  private final Set<String> seen = new HashSet<>();

  private PayloadFieldVisitor(Consumer<FieldRow> consumer) {
    this.consumer = consumer;
  }

  static void each(Schema payload, Consumer<FieldRow> consumer) {
    PayloadFieldVisitor fields = new PayloadFieldVisitor(consumer);
    fields.seen.add(payload.getFullName());
    fields.visit(payload, "");
  }

  /** Returns the kind of personal data of the field at a path. */
  static String kind(Schema payload, String path) {
    List<Schema> records = List.of(payload);
    Optional<FieldRow> found = Optional.empty();
    for (String name : path.split("\\.", -1)) {
      found =
          records.stream()
              .filter(each -> each.getField(name) != null)
              .map(each -> FieldRow.of(each.getField(name), each, ""))
              .findFirst();
      records = found.map(FieldRow::records).orElse(List.of());
    }
    return found.flatMap(FieldRow::pii).orElse("other");
  }

  private void visit(Schema record, String path) {
    for (Schema.Field field : record.getFields()) {
      FieldRow row = FieldRow.of(field, record, path);
      consumer.accept(row);
      List<Schema> fresh =
          row.records().stream().filter(each -> seen.add(each.getFullName())).toList();
      fresh.forEach(each -> visit(each, row.path()));
    }
  }
}
