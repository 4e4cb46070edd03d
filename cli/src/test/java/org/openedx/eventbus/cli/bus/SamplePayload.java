package org.openedx.eventbus.cli.bus;

import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.openedx.eventbus.cli.common.KnownContracts;
import org.openedx.eventbus.codec.internal.PlainJson;
import org.openedx.eventbus.event.EventType;
import org.openedx.eventbus.tools.contract.Contract;

/** Payload of any contract, in which each text contains the name of its field. */
record SamplePayload(EventType<GenericRecord> type, GenericRecord payload) {

  static SamplePayload of(Contract contract) {
    EventType<GenericRecord> type = KnownContracts.typeOf(contract);
    return new SamplePayload(type, (GenericRecord) value(type.schema().schema(), "the"));
  }

  /** Returns the JSON that {@code send} accepts and {@code tail --show-pii} prints. */
  String json() {
    return PlainJson.write(type, payload);
  }

  /** Returns the JSON that {@code tail} prints. */
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
