package com.acme.zapier;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.openedx.eventbus.event.Event;
import org.openedx.eventbus.event.EventMetadata;
import org.openedx.eventbus.event.IsoDateTime;

/**
 * An event as a flat map, with the names that the plugin of Open edX uses: {@code user_pii_email},
 * {@code enrollment_course_course_key}, {@code event_metadata_time}. Absent values are null; lists
 * remain lists.
 */
final class FlatEvent {
  private final Map<String, Object> values = new LinkedHashMap<>();

  private FlatEvent() {}

  static <T> Map<String, Object> of(Event<T> event) {
    FlatEvent flat = new FlatEvent();
    flat.record(
        "",
        event.type().codec().toGeneric(event.payload(), event.type().schema().schema()));
    flat.metadata(event.metadata());
    return flat.values;
  }

  private void record(String prefix, IndexedRecord record) {
    for (Schema.Field field : record.getSchema().getFields()) {
      value(prefix + field.name(), record.get(field.pos()));
    }
  }

  private void value(String name, Object value) {
    if (value instanceof IndexedRecord nested) {
      record(name + "_", nested);
    } else if (value instanceof Map<?, ?> map) {
      map.forEach((key, each) -> value(name + "_" + key, each));
    } else if (value instanceof Collection<?> items) {
      values.put(name, List.copyOf(items));
    } else {
      values.put(name, value instanceof CharSequence text ? text.toString() : value);
    }
  }

  /** Adds the metadata with the attribute names of openedx-events. */
  private void metadata(EventMetadata metadata) {
    values.put("event_metadata_id", metadata.id().toString());
    values.put("event_metadata_event_type", metadata.type().value());
    values.put(
        "event_metadata_minorversion",
        metadata.minorVersion().isPresent() ? metadata.minorVersion().getAsInt() : null);
    values.put("event_metadata_source", metadata.source().orElse(null));
    values.put("event_metadata_sourcehost", metadata.sourceHost().orElse(null));
    values.put(
        "event_metadata_time",
        metadata.time().map(time -> IsoDateTime.of(time).text()).orElse(null));
    values.put(
        "event_metadata_sourcelib",
        metadata.sourceLib().map(FlatEvent::numbers).orElse(null));
  }

  /** In Python, the version is a tuple of numbers. */
  private static List<Integer> numbers(String version) {
    return Arrays.stream(version.split("\\.")).map(Integer::valueOf).toList();
  }
}
