package org.openedx.eventbus.cli;

import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.openedx.eventbus.codec.internal.PlainJson;
import org.openedx.eventbus.event.EventType;
import org.openedx.eventbus.tools.contract.Contract;

/** A payload of any contract, in which each text says which field it is of. */
record SamplePayload(EventType<GenericRecord> type, GenericRecord payload) {

  static SamplePayload of(Contract contract) {
    EventType<GenericRecord> type = Contracts.typeOf(contract);
    return new SamplePayload(type, (GenericRecord) value(type.schema().schema(), "the"));
  }

  /** As {@code send} takes it, and {@code tail --show-pii} prints it. */
  String json() {
    return PlainJson.write(type, payload);
  }

  /** As {@code tail} prints it. */
  String masked() {
    return PlainJson.write(type, payload, type.personalFields());
  }

  private static Object value(Schema schema, String name) {
    return switch (schema.getType()) {
      case RECORD -> {
        GenericData.Record record = new GenericData.Record(schema);
        for (Schema.Field field : schema.getFields()) {
          record.put(field.pos(), value(field.schema(), name + " " + field.name()));
        }
        yield record;
      }
      case UNION -> value(schema.getTypes().get(1), name);
      case ARRAY ->
          List.of(
              value(schema.getElementType(), name + " 1"),
              value(schema.getElementType(), name + " 2"));
      case MAP -> Map.of(name, value(schema.getValueType(), name + " é"));
      case LONG -> (long) name.hashCode();
      case DOUBLE -> 0.1;
      case BOOLEAN -> true;
      case STRING -> name;
      default -> throw new AssertionError("no event of Open edX has " + schema);
    };
  }
}
