package org.openedx.eventbus.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.avro.AvroReader;
import org.openedx.eventbus.avro.SchemaTexts;
import org.openedx.eventbus.codec.internal.WireFrame;
import org.openedx.eventbus.event.UndecodableEventException;
import org.openedx.eventbus.registry.SchemaRegistry;

/** Reads keys: primitives in a frame, whatever field they were taken from. */
final class KeyReader {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final SchemaRegistry registry;

  KeyReader(SchemaRegistry registry) {
    this.registry = registry;
  }

  /**
   * The key, JSON's null where the record has none.
   *
   * @throws org.openedx.eventbus.EventBusException when it is no key of this bus
   */
  JsonNode read(byte @Nullable [] key) {
    if (key == null) {
      return NODES.nullNode();
    }
    Schema schema = SchemaTexts.parse(registry.schemaOf(WireFrame.idOf(key)).text());
    AvroReader in = new AvroReader(key, WireFrame.HEADER_SIZE);
    return switch (schema.getType()) {
      case STRING -> NODES.textNode(in.readString());
      case INT -> NODES.numberNode(in.readInt());
      case LONG -> NODES.numberNode(in.readLong());
      case BOOLEAN -> NODES.booleanNode(in.readBoolean());
      case FLOAT -> NODES.numberNode(in.readFloat());
      case DOUBLE -> NODES.numberNode(in.readDouble());
      case BYTES -> NODES.textNode(new String(in.readBytes(), ISO_8859_1));
      default ->
          throw new UndecodableEventException(
              "the key is of type " + schema.getType().getName() + ", not a primitive");
    };
  }
}
