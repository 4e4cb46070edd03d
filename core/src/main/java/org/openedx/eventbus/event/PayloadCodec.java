package org.openedx.eventbus.event;

import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.IndexedRecord;
import org.openedx.eventbus.avro.AvroReader;
import org.openedx.eventbus.avro.AvroWriter;

/**
 * Turns one payload class into Avro's bytes and back, without reflection. Generated from a
 * contract; stateless and thread-safe.
 *
 * @param <T> the payload's class
 */
public interface PayloadCodec<T> {
  /** The payload's class. */
  Class<T> payloadType();

  /**
   * Writes the payload as a value of the contract's schema.
   *
   * @throws org.openedx.eventbus.EventBusException when the payload does not fit the schema
   */
  void write(T payload, AvroWriter out);

  /**
   * Reads what was written with exactly the contract's schema.
   *
   * @throws org.openedx.eventbus.avro.AvroDataException when the bytes are not such a value
   */
  T read(AvroReader in);

  /**
   * The same data as Avro's generic record, for bridges to other Avro users.
   *
   * @param schema the contract's schema
   */
  GenericRecord toGeneric(T payload, Schema schema);

  /**
   * The payload of a generic record.
   *
   * @param record a record of the contract's schema, as {@code GenericDatumReader} makes it with no
   *     logical-type conversions registered
   */
  T fromGeneric(IndexedRecord record);
}
