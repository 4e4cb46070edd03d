package org.openedx.eventbus.tools.asyncapi;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What every event has in its Kafka headers: CloudEvents in binary mode, with Open edX's names. */
final class HeadersSchema {
  static final String KEY = "EventHeaders";
  static final String REFERENCE = "#/components/schemas/" + KEY;

  private HeadersSchema() {}

  static ObjectNode node() {
    ObjectNode schema = JsonNodeFactory.instance.objectNode();
    schema.put("type", "object");
    schema.putArray("required").add("ce_type").add("ce_id");
    ObjectNode properties = schema.putObject("properties");
    text(properties, "ce_specversion", "The version of CloudEvents.").put("const", "1.0");
    text(properties, "content-type", "How the value is written.").put("const", "application/avro");
    text(properties, "ce_datacontenttype", "The same again.").put("const", "application/avro");
    text(properties, "ce_type", "The event type.");
    text(properties, "ce_id", "A UUID, of this event alone.").put("format", "uuid");
    text(properties, "ce_source", "Who sent it, such as openedx/lms/web.");
    text(properties, "ce_time", "When it happened, in UTC.").put("format", "date-time");
    text(properties, "ce_minorversion", "The minor version of the contract it was sent with.");
    text(properties, "sourcehost", "The host it was sent from.");
    text(properties, "sourcelib", "The version of the library it was sent with.");
    return schema;
  }

  private static ObjectNode text(ObjectNode properties, String name, String description) {
    return properties.putObject(name).put("type", "string").put("description", description);
  }
}
