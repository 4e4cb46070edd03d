package org.openedx.eventbus.codec.internal;

import java.io.IOException;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
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
import org.openedx.eventbus.internal.SafeText;

/**
 * Decoder of payloads that were written with one schema into payloads of one event type.
 * Thread-safe.
 *
 * <p>If both schemas have the same parsing canonical form, the codec of the event type reads the
 * bytes directly. If they differ, Avro's own schema resolution is used, so that the result is the
 * same as for every other Avro reader.
 *
 * @param <T> the payload's class
 * @param maxEmptyValues limit of values without bytes in a payload, see {@link AvroReader}
 */
public record PayloadDecoder<T>(
    EventType<T> type, Schema writer, boolean sameCanonicalForm, int maxEmptyValues) {
  /** Without logical-type conversions: generated codecs convert logical types themselves. */
  private static final GenericData NO_CONVERSIONS = new GenericData();

  /** Length of a schema difference in a message. */
  private static final int MAX_DIFFERENCE = 500;

  /** Creates a decoder of payloads written with the schema {@code writer}. */
  public static <T> PayloadDecoder<T> of(EventType<T> type, Schema writer) {
    return of(type, writer, AvroReader.DEFAULT_MAX_EMPTY_VALUES);
  }

  @SuppressWarnings("ReferenceEquality") // a shortcut before the comparison by value
  static <T> PayloadDecoder<T> of(EventType<T> type, Schema writer, int maxEmptyValues) {
    Schema reader = type.schema().schema();
    boolean same =
        writer == reader
            || SchemaNormalization.toParsingForm(writer)
                .equals(SchemaNormalization.toParsingForm(reader));
    return new PayloadDecoder<>(type, writer, same, maxEmptyValues);
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
      AvroReader in = new AvroReader(bytes, offset, maxEmptyValues);
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
      // The bytes were validated above, so the two schemas must be incompatible. Avro's exception
      // is neither quoted nor attached: its message may contain a value of the payload.
      throw new IncompatibleEventException(
          type.name() + ": written with a schema that this contract cannot read" + difference());
    }
    try {
      return type.codec().fromGeneric(record);
    } catch (EventBusException e) {
      throw new IncompatibleEventException(type.name() + ": " + e.getMessage(), e);
    }
  }

  /** Returns the first difference of the schemas, which contains no value of the payload. */
  private String difference() {
    return SchemaCompatibility.checkReaderWriterCompatibility(type.schema().readerSchema(), writer)
        .getResult()
        .getIncompatibilities()
        .stream()
        .findFirst()
        .map(each -> each.getType() + " at " + each.getLocation() + ": " + each.getMessage())
        .map(text -> ": " + SafeText.escape(text, MAX_DIFFERENCE))
        .orElse("");
  }
}
