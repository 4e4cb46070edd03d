package org.openedx.eventbus.tools.internal.compat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.avro.JsonProperties;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.Encoder;
import org.apache.avro.io.EncoderFactory;

/** Writes values with one schema, reads them with another, and compares the values. */
final class Decoding {
  private final Schema writer;
  private final Schema reader;

  Decoding(Schema writer, Schema reader) {
    this.writer = writer;
    this.reader = reader;
  }

  /** Returns the difference between written and read value; empty if they are equal. */
  String check(Object value) {
    Object read;
    try {
      byte[] bytes = write(value);
      read =
          new GenericDatumReader<>(writer, reader)
              .read(null, DecoderFactory.get().binaryDecoder(bytes, null));
    } catch (IOException | RuntimeException | StackOverflowError e) {
      return "not decoded: " + e;
    }
    return compare(writer, value, reader, read, "");
  }

  private byte[] write(Object value) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
    new BranchWriter(writer).write(value, encoder);
    encoder.flush();
    return out.toByteArray();
  }

  /** Writes each value as its own branch, because two branches may accept the same value. */
  private static final class BranchWriter extends GenericDatumWriter<Object> {
    BranchWriter(Schema schema) {
      super(schema);
    }

    @Override
    protected void write(Schema schema, Object datum, Encoder out) throws IOException {
      if (datum instanceof RandomValues.Branch branch) {
        out.writeIndex(branch.index());
        write(schema.getTypes().get(branch.index()), branch.value(), out);
      } else {
        super.write(schema, datum, out);
      }
    }
  }

  private String compare(Schema w, Object written, Schema r, Object read, String path) {
    if (written instanceof RandomValues.Branch branch) {
      return compare(w.getTypes().get(branch.index()), branch.value(), r, read, path);
    }
    if (r.getType() == Schema.Type.UNION) {
      int branch = GenericData.get().resolveUnion(r, read);
      return compare(w, written, r.getTypes().get(branch), read, path);
    }
    if (!Objects.equals(logical(w), logical(r))) {
      return path + " is " + logical(r) + " and was " + logical(w);
    }
    if (w.getType() == r.getType() && named(w) && !sameName(w, r)) {
      return path + " is a " + r.getFullName() + " and was a " + w.getFullName();
    }
    return switch (w.getType()) {
      case RECORD -> records(w, (GenericRecord) written, r, (GenericRecord) read, path);
      case ARRAY -> {
        List<?> items = (List<?>) written;
        List<?> other = (List<?>) read;
        yield items.size() != other.size()
            ? path + " has another size"
            : items.isEmpty()
                ? ""
                : compare(
                    w.getElementType(),
                    items.get(0),
                    r.getElementType(),
                    other.get(0),
                    path + "[]");
      }
      case MAP -> maps(w, (Map<?, ?>) written, r, (Map<?, ?>) read, path);
      default ->
          plain(written).equals(plain(read)) ? "" : path + " is " + read + " and was " + written;
    };
  }

  private static boolean named(Schema schema) {
    return switch (schema.getType()) {
      case RECORD, ENUM, FIXED -> true;
      default -> false;
    };
  }

  private static boolean sameName(Schema w, Schema r) {
    return w.getFullName().equals(r.getFullName()) || r.getAliases().contains(w.getFullName());
  }

  private static List<Object> logical(Schema schema) {
    String name = String.valueOf(schema.getObjectProp("logicalType"));
    return name.equals("decimal")
        ? List.of(name, schema.getObjectProp("precision"), schema.getObjectProp("scale"))
        : List.of(name);
  }

  private String maps(Schema w, Map<?, ?> written, Schema r, Map<?, ?> read, String path) {
    if (written.size() != read.size()) {
      return path + " has another size";
    }
    return written.isEmpty()
        ? ""
        : compare(
            w.getValueType(),
            written.values().iterator().next(),
            r.getValueType(),
            read.values().iterator().next(),
            path + "{}");
  }

  private String records(
      Schema w, GenericRecord written, Schema r, GenericRecord read, String path) {
    for (Schema.Field field : r.getFields()) {
      Schema.Field source = source(w, field);
      String at = path + "." + field.name();
      if (source == null) {
        Object filled = GenericData.get().getDefaultValue(field);
        if (!Objects.equals(filled, read.get(field.pos()))) {
          return at + " is " + read.get(field.pos()) + " and not its default " + filled;
        }
      } else {
        String wrong =
            compare(
                source.schema(),
                written.get(source.pos()),
                field.schema(),
                read.get(field.pos()),
                at);
        if (!wrong.isEmpty()) {
          return wrong;
        }
      }
    }
    return "";
  }

  private static Schema.Field source(Schema writer, Schema.Field field) {
    Schema.Field same = writer.getField(field.name());
    return same != null
        ? same
        : field.aliases().stream()
            .map(writer::getField)
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(null);
  }

  private static Object plain(Object value) {
    if (value == null) {
      return JsonProperties.NULL_VALUE;
    }
    if (value instanceof Float || value instanceof Double) {
      return new BigDecimal(((Number) value).doubleValue()).stripTrailingZeros();
    }
    if (value instanceof Integer || value instanceof Long) {
      return BigDecimal.valueOf(((Number) value).longValue()).stripTrailingZeros();
    }
    if (value instanceof ByteBuffer bytes) {
      return bytes.duplicate();
    }
    if (value instanceof GenericData.Fixed fixed) {
      return ByteBuffer.wrap(fixed.bytes());
    }
    return value.toString();
  }
}
