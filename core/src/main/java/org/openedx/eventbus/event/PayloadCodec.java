package org.openedx.eventbus.event;

import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.IndexedRecord;
import org.openedx.eventbus.avro.AvroReader;
import org.openedx.eventbus.avro.AvroWriter;

/**
 * Codec between payloads of one class and Avro's binary encoding, without reflection. Generated
 * from a contract. Stateless and thread-safe.
 *
 * <p>For example {@code type.codec().toGeneric(payload, type.schema().schema())}.
 *
 * @param <T> the payload's class
 */
public interface PayloadCodec<T> {
  /** {@return the payload's class} */
  Class<T> payloadType();

  /**
   * Writes a payload as a value of the contract's schema.
   *
   * @param payload the payload
   * @param out receives the encoded value
   * @throws org.openedx.eventbus.EventBusException if the payload violates the schema
   */
  void write(T payload, AvroWriter out);

  /**
   * Reads a payload that was written with exactly the contract's schema.
   *
   * @param in provides the encoded value
   * @return the payload
   * @throws org.openedx.eventbus.avro.AvroDataException if the bytes are not a value of the schema
   */
  T read(AvroReader in);

  /**
   * {@return a payload as a generic record} Other users of Avro can process it.
   *
   * @param payload the payload
   * @param schema the contract's schema
   */
  GenericRecord toGeneric(T payload, Schema schema);

  /**
   * {@return the payload of a generic record}
   *
   * @param record a record of the contract's schema, as {@code GenericDatumReader} creates it
   *     without logical-type conversions
   */
  T fromGeneric(IndexedRecord record);
}
