package org.openedx.eventbus.tools.catalog;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.avro.Schema;

/** Goes through all fields of a payload, those of a record before what stands behind it. */
final class Fields {
  private final Consumer<FieldRow> consumer;

  /** A type that is used twice is gone through once: types can double what they use. */
  private final Set<String> seen = new HashSet<>();

  private Fields(Consumer<FieldRow> consumer) {
    this.consumer = consumer;
  }

  static void each(Schema payload, Consumer<FieldRow> consumer) {
    new Fields(consumer).visit(payload, "");
  }

  private void visit(Schema record, String path) {
    if (!seen.add(record.getFullName())) {
      return;
    }
    for (Schema.Field field : record.getFields()) {
      FieldRow row = FieldRow.of(field, record, path);
      consumer.accept(row);
      row.records().forEach(each -> visit(each, row.path()));
    }
  }
}
