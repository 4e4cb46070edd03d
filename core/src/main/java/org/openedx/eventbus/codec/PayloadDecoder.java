package org.openedx.eventbus.codec;

import java.io.IOException;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.openedx.eventbus.EventBusException;
import org.openedx.eventbus.avro.AvroReader;
import org.openedx.eventbus.avro.AvroValues;
import org.openedx.eventbus.avro.MalformedAvroException;
import org.openedx.eventbus.event.EventType;
import org.openedx.eventbus.event.InvalidPayloadException;

/**
 * Reads payloads that were written with one schema as payloads of one event type. Thread-safe.
 *
 * <p>When both schemas have the same form the generated codec reads the bytes directly. When they
 * differ, Avro's own resolution decides, so that the result is by construction what every other
 * Avro reader would see.
 *
 * @param <T> the payload's class
 */
public final class PayloadDecoder<T> {
  /** Without conversions: generated codecs make java.time values themselves. */
  private static final GenericData PLAIN = new GenericData();

  private final EventType<T> type;
  private final Schema writer;
  private final boolean sameForm;

  private PayloadDecoder(EventType<T> type, Schema writer) {
    this.type = type;
    this.writer = writer;
    this.sameForm = sameForm(writer, type.schema().schema());
  }

  /** A decoder of what was written with {@code writer}. */
  public static <T> PayloadDecoder<T> of(EventType<T> type, Schema writer) {
    return new PayloadDecoder<>(type, writer);
  }

  private static boolean sameForm(Schema one, Schema other) {
    return SchemaNormalization.toParsingForm(one).equals(SchemaNormalization.toParsingForm(other));
  }

  /**
   * Reads a payload from {@code offset} to the end of the array.
   *
   * @throws UndecodableEventException when the bytes are not a value of the writer's schema
   * @throws IncompatibleEventException when they are, but the event type's contract cannot hold it
   */
  public T decode(byte[] bytes, int offset) {
    try {
      AvroReader in = new AvroReader(bytes, offset);
      if (sameForm) {
        return type.codec().read(in);
      }
      AvroValues.skip(writer, in);
      return resolve(bytes, offset);
    } catch (MalformedAvroException | InvalidPayloadException e) {
      throw new UndecodableEventException(type.name() + ": " + e.getMessage(), e);
    } catch (StackOverflowError e) {
      throw new UndecodableEventException(type.name() + ": nested deeper than can be read");
    }
  }

  private T resolve(byte[] bytes, int offset) {
    GenericRecord record;
    try {
      record =
          new GenericDatumReader<GenericRecord>(writer, type.schema().readerSchema(), PLAIN)
              .read(
                  null,
                  DecoderFactory.get().binaryDecoder(bytes, offset, bytes.length - offset, null));
    } catch (AvroRuntimeException | IOException e) {
      // The bytes are sound, they were walked above: only the two schemas can be at odds.
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
