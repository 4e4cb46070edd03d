package org.openedx.eventbus.event;

import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.internal.SafeText;

/**
 * Text of a payload for {@code toString}. Generated payloads mask their personal fields themselves;
 * of Avro's generic records, which do not, this class masks the personal fields of the event type.
 */
record PayloadText(Set<String> personalFields) {
  private static final String MASK = "***";

  /** Returns a payload in one line, without personal data and invisible characters. */
  static String of(EventType<?> type, Object payload) {
    if (!(payload instanceof IndexedRecord record)) {
      return SafeText.escape(String.valueOf(payload));
    }
    StringBuilder out = new StringBuilder();
    new PayloadText(type.personalFields()).append(record, "", out);
    return SafeText.escape(out.toString());
  }

  private void append(@Nullable Object value, String path, StringBuilder out) {
    if (value != null && personalFields.contains(path)) {
      out.append(MASK);
    } else if (value instanceof IndexedRecord record) {
      appendRecord(record, path, out);
    } else if (value instanceof Map<?, ?> map) {
      appendMap(map, path, out);
    } else if (value instanceof Collection<?> items) {
      appendItems(items, path, out);
    } else {
      out.append(value);
    }
  }

  private void appendRecord(IndexedRecord record, String path, StringBuilder out) {
    String separator = "";
    out.append('{');
    for (Schema.Field field : record.getSchema().getFields()) {
      out.append(separator).append(field.name()).append('=');
      append(record.get(field.pos()), at(path, field.name()), out);
      separator = ", ";
    }
    out.append('}');
  }

  /** Returns the path of a field. It is needed for masking only, and names may be long. */
  private String at(String path, String field) {
    if (personalFields.isEmpty()) {
      return path;
    }
    return path.isEmpty() ? field : path + "." + field;
  }

  private void appendMap(Map<?, ?> map, String path, StringBuilder out) {
    String separator = "";
    out.append('{');
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      out.append(separator).append(entry.getKey()).append('=');
      append(entry.getValue(), path, out);
      separator = ", ";
    }
    out.append('}');
  }

  private void appendItems(Collection<?> items, String path, StringBuilder out) {
    out.append('[');
    for (Iterator<?> all = items.iterator(); all.hasNext(); ) {
      append(all.next(), path, out);
      out.append(all.hasNext() ? ", " : "");
    }
    out.append(']');
  }
}
