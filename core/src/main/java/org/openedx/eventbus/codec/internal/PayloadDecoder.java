package org.openedx.eventbus.codec.internal;

import java.io.IOException;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.openedx.eventbus.EventBusException;
import org.openedx.eventbus.avro.AvroDataException;
import org.openedx.eventbus.avro.AvroReader;
import org.openedx.eventbus.event.EventType;
import org.openedx.eventbus.event.IncompatibleEventException;
import org.openedx.eventbus.event.InvalidPayloadException;
import org.openedx.eventbus.event.UndecodableEventException;

/**
 * Decoder of payloads that were written with one schema into payloads of one event type.
 * Thread-safe.
 *
 * <p>If both schemas have the same parsing canonical form, the codec of the event type reads the
 * bytes directly. If they differ, Avro's own schema resolution is used, so that the result is the
 * same as for every other Avro reader.
 *
 * @param <T> the payload's class
 */
public record PayloadDecoder<T>(EventType<T> type, Schema writer, boolean sameCanonicalForm) {
  /** Without logical-type conversions: generated codecs convert logical types themselves. */
  private static final GenericData NO_CONVERSIONS = new GenericData();

  /** Creates a decoder of payloads written with the schema {@code writer}. */
  public static <T> PayloadDecoder<T> of(EventType<T> type, Schema writer) {
    String reader = SchemaNormalization.toParsingForm(type.schema().schema());
    boolean same = SchemaNormalization.toParsingForm(writer).equals(reader);
    return new PayloadDecoder<>(type, writer, same);
  }

  /**
   * Decodes a payload from {@code offset} to the end of the array.
   *
   * @throws UndecodableEventException if the bytes are not a value of the writer's schema
   * @throws IncompatibleEventException if they are valid but the event type's contract does not
   *     accept the value
   */
  public T decode(byte[] bytes, int offset) {
    try {
      AvroReader in = new AvroReader(bytes, offset);
      if (sameCanonicalForm) {
        return type.codec().read(in);
      }
      AvroSkipper.skip(writer, in);
      return resolve(bytes, offset);
    } catch (AvroDataException | InvalidPayloadException e) {
      throw new UndecodableEventException(type.name() + ": " + e.getMessage(), e);
    } catch (StackOverflowError e) {
      throw new UndecodableEventException(type.name() + ": the payload is nested too deeply");
    }
  }

  private T resolve(byte[] bytes, int offset) {
    Schema readerSchema = type.schema().readerSchema();
    var reader = new GenericDatumReader<GenericRecord>(writer, readerSchema, NO_CONVERSIONS);
    GenericRecord record;
    try {
      record =
          reader.read(
              null, DecoderFactory.get().binaryDecoder(bytes, offset, bytes.length - offset, null));
    } catch (AvroRuntimeException | IOException e) {
      // The bytes were validated above, so the two schemas must be incompatible.
      throw new IncompatibleEventException(
          type.name() + ": written with a schema that this contract cannot read: " + e.getMessage(),
          e);
    }
    try {
      return type.codec().fromGeneric(record);
    } catch (EventBusException e) {
      throw new IncompatibleEventException(type.name() + ": " + e.getMessage(), e);
    }
  }
}
