package org.openedx.eventbus.it.support;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.openedx.eventbus.avro.GenericValues;

/** Reference encoding: Avro's own reader and writer. */
public final class AvroBytes {
  private AvroBytes() {}

  public static byte[] write(GenericRecord record) {
    try {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
      new SortingWriter(record.getSchema()).write(record, encoder);
      encoder.flush();
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static GenericRecord read(byte[] bytes, Schema writer, Schema reader) {
    try {
      return new GenericDatumReader<GenericRecord>(writer, reader, new GenericData())
          .read(null, DecoderFactory.get().binaryDecoder(bytes, null));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Writer that sorts the entries of maps. Avro leaves their order open; Python and this project
   * sort them.
   */
  private static final class SortingWriter extends GenericDatumWriter<GenericRecord> {
    SortingWriter(Schema schema) {
      super(schema, new GenericData());
    }

    @Override
    @SuppressWarnings("unchecked") // Avro's own signature
    protected Iterable<Map.Entry<Object, Object>> getMapEntries(Object map) {
      Map<String, Object> sorted = new TreeMap<>(GenericValues.CODE_POINT_ORDER);
      ((Map<?, ?>) map).forEach((key, value) -> sorted.put(key.toString(), value));
      return ((Map<Object, Object>) (Map<?, ?>) sorted).entrySet();
    }
  }
}
