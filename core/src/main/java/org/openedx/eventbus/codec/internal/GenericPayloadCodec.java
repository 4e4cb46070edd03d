package org.openedx.eventbus.codec.internal;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.avro.AvroReader;
import org.openedx.eventbus.avro.AvroWriter;
import org.openedx.eventbus.event.PayloadCodec;

/**
 * Codec of Avro's generic records. Validates each field when a payload is written.
 *
 * <p>Avro's {@code GenericDatumReader} is not used because its decoder trusts the lengths in the
 * input; see {@link AvroReader}. Both take 0.19 µs for an event of 160 bytes.
 */
public record GenericPayloadCodec(Schema schema) implements PayloadCodec<GenericRecord> {
  @Override
  public Class<GenericRecord> payloadType() {
    return GenericRecord.class;
  }

  @Override
  public void write(GenericRecord payload, AvroWriter out) {
    GenericWriter.write(schema, payload, out);
  }

  @Override
  public GenericRecord read(AvroReader in) {
    return readRecord(schema, in, 0);
  }

  @Override
  public GenericRecord toGeneric(GenericRecord payload, Schema target) {
    return payload;
  }

  @Override
  public GenericRecord fromGeneric(IndexedRecord record) {
    return (GenericRecord) record;
  }

  private static @Nullable Object read(Schema schema, AvroReader in, int depth) {
    return switch (schema.getType()) {
      case RECORD -> readRecord(schema, in, depth);
      case UNION -> read(schema.getTypes().get(in.readIndex(schema.getTypes().size())), in, depth);
      case ENUM ->
          new GenericData.EnumSymbol(
              schema, schema.getEnumSymbols().get(in.readIndex(schema.getEnumSymbols().size())));
      case FIXED -> readFixed(schema, in);
      case ARRAY -> readArray(schema, in, depth);
      case MAP -> readMap(schema, in, depth);
      case STRING -> in.readString();
      case BYTES -> ByteBuffer.wrap(in.readBytes());
      case INT -> in.readInt();
      case LONG -> in.readLong();
      case FLOAT -> in.readFloat();
      case DOUBLE -> in.readDouble();
      case BOOLEAN -> in.readBoolean();
      case NULL -> {
        in.countEmptyValue();
        yield null;
      }
    };
  }

  private static GenericData.Record readRecord(Schema schema, AvroReader in, int depth) {
    AvroSkipper.checkDepth(depth);
    int begin = in.position();
    GenericData.Record record = new GenericData.Record(schema);
    for (Schema.Field field : schema.getFields()) {
      record.put(field.pos(), read(field.schema(), in, depth + 1));
    }
    if (in.position() == begin) {
      in.countEmptyValue();
    }
    return record;
  }

  private static GenericData.Fixed readFixed(Schema schema, AvroReader in) {
    if (schema.getFixedSize() == 0) {
      in.countEmptyValue();
    }
    return new GenericData.Fixed(schema, in.readFixed(schema.getFixedSize()));
  }

  private static List<@Nullable Object> readArray(Schema schema, AvroReader in, int depth) {
    AvroSkipper.checkDepth(depth);
    List<@Nullable Object> items = new ArrayList<>();
    for (int count = in.readBlock(); count > 0; count = in.readBlock()) {
      for (int i = 0; i < count; i++) {
        items.add(read(schema.getElementType(), in, depth + 1));
      }
    }
    return items;
  }

  private static Map<String, @Nullable Object> readMap(Schema schema, AvroReader in, int depth) {
    AvroSkipper.checkDepth(depth);
    Map<String, @Nullable Object> entries = new LinkedHashMap<>();
    for (int count = in.readBlock(); count > 0; count = in.readBlock()) {
      for (int i = 0; i < count; i++) {
        entries.put(in.readString(), read(schema.getValueType(), in, depth + 1));
      }
    }
    return entries;
  }
}
