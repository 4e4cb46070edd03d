package org.openedx.eventbus.tools.asyncapi;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Schema of the Kafka headers: CloudEvents in binary mode, with the names that Open edX uses. */
final class HeadersSchema {
  static final String KEY = "EventHeaders";
  static final String REFERENCE = "#/components/schemas/" + KEY;

  private HeadersSchema() {}

  static ObjectNode node() {
    ObjectNode schema = JsonNodeFactory.instance.objectNode();
    schema.put("type", "object");
    schema.putArray("required").add("ce_type").add("ce_id");
    ObjectNode properties = schema.putObject("properties");
    text(properties, "ce_specversion", "The CloudEvents version.").put("const", "1.0");
    text(properties, "content-type", "The format of the value.").put("const", "application/avro");
    text(properties, "ce_datacontenttype", "Same as content-type.")
        .put("const", "application/avro");
    text(properties, "ce_type", "The event type.");
    text(properties, "ce_id", "The unique ID of the event, a UUID.").put("format", "uuid");
    text(properties, "ce_source", "The sender, for example openedx/lms/web.");
    text(properties, "ce_time", "The time of the event, in UTC.").put("format", "date-time");
    text(properties, "ce_minorversion", "The minor version of the sender's contract.");
    text(properties, "sourcehost", "The host of the sender.");
    text(properties, "sourcelib", "The version of the sender's event bus library.");
    return schema;
  }

  private static ObjectNode text(ObjectNode properties, String name, String description) {
    return properties.putObject(name).put("type", "string").put("description", description);
  }
}
