package org.openedx.events;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;

/** Values of a schema as Avro's generic records, and their encoding by Avro. */
final class Samples {
  /** Choices that a schema leaves open. */
  private interface Choice {
    boolean present();

    int size();

    String string();

    long number();

    boolean flag();
  }

  /** No optional part, and the smallest value of each other part. */
  private static final Choice MINIMAL =
      new Choice() {
        @Override
        public boolean present() {
          return false;
        }

        @Override
        public int size() {
          return 0;
        }

        @Override
        public String string() {
          return "";
        }

        @Override
        public long number() {
          return 0;
        }

        @Override
        public boolean flag() {
          return false;
        }
      };

  /** All optional parts, and the largest values. */
  private static final Choice MAXIMAL =
      new Choice() {
        @Override
        public boolean present() {
          return true;
        }

        @Override
        public int size() {
          return 70;
        }

        @Override
        public String string() {
          return "\"\\\u0000é漢\uD83C\uDF93".repeat(50);
        }

        @Override
        public long number() {
          return Long.MIN_VALUE;
        }

        @Override
        public boolean flag() {
          return true;
        }
      };

  private record Chance(Random random) implements Choice {
    @Override
    public boolean present() {
      return random.nextBoolean();
    }

    @Override
    public int size() {
      return random.nextInt(4);
    }

    @Override
    public String string() {
      return random.nextInt(4) == 0 ? "" : "é" + random.nextInt();
    }

    @Override
    public long number() {
      return random.nextLong() >> random.nextInt(64);
    }

    @Override
    public boolean flag() {
      return random.nextBoolean();
    }
  }

  private Samples() {}

  static GenericRecord minimal(Schema schema) {
    return (GenericRecord) value(schema, MINIMAL);
  }

  static GenericRecord maximal(Schema schema) {
    return (GenericRecord) value(schema, MAXIMAL);
  }

  static GenericRecord random(Schema schema, Random random) {
    return (GenericRecord) value(schema, new Chance(random));
  }

  private static Object value(Schema schema, Choice choice) {
    return switch (schema.getType()) {
      case RECORD -> {
        GenericData.Record record = new GenericData.Record(schema);
        schema.getFields().forEach(f -> record.put(f.pos(), value(f.schema(), choice)));
        yield record;
      }
      case UNION -> choice.present() ? value(schema.getTypes().get(1), choice) : null;
      case ARRAY -> {
        List<Object> items = new ArrayList<>();
        for (int i = choice.size(); i > 0; i--) {
          items.add(value(schema.getElementType(), choice));
        }
        yield items;
      }
      case MAP -> {
        // Generated codecs write map entries in the order of Open edX.
        Map<String, Object> entries = new TreeMap<>();
        for (int i = choice.size(); i > 0; i--) {
          entries.put(choice.string() + i, value(schema.getValueType(), choice));
        }
        yield entries;
      }
      case LONG -> choice.number();
      case DOUBLE -> (double) choice.number() / 3;
      case BOOLEAN -> choice.flag();
      case STRING -> choice.string();
      default -> throw new AssertionError("no event of Open edX has " + schema);
    };
  }

  static byte[] encode(GenericRecord value) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
      new GenericDatumWriter<GenericRecord>(value.getSchema()).write(value, encoder);
      encoder.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  static GenericRecord decode(Schema schema, byte[] bytes) {
    try {
      return new GenericDatumReader<GenericRecord>(schema)
          .read(null, DecoderFactory.get().binaryDecoder(bytes, null));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
