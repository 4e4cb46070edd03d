package org.openedx.eventbus.consumer.deadletter.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.avro.AvroWriter;
import org.openedx.eventbus.codec.internal.WireFrame;

/**
 * Key of an event, as bytes. A key may be personal data, so that {@link #toString} returns its hash
 * only, which logs contain as well. Immutable.
 */
public final class DeadLetterKey {
  private final byte @Nullable [] bytes;

  private DeadLetterKey(byte @Nullable [] bytes) {
    this.bytes = bytes;
  }

  /**
   * {@return the key of a record}
   *
   * @param bytes the key, which must not be changed afterwards; null for an event without a key
   */
  public static DeadLetterKey of(byte @Nullable [] bytes) {
    return new DeadLetterKey(bytes);
  }

  /** {@return a copy of the bytes; empty for an event without a key} */
  public Optional<byte[]> bytes() {
    return Optional.ofNullable(bytes).map(byte[]::clone);
  }

  /** {@return the key's hash in hexadecimal, as logs and health contain it} */
  public String hash() {
    return Integer.toHexString(Arrays.hashCode(bytes));
  }

  /**
   * {@return whether the key is a given string or whole number} Matches keys in the wire format of
   * this bus, whatever the ID of their schema, and keys of other producers that are the plain text.
   *
   * @param text the string or the decimal number, for example {@code 4711}
   */
  public boolean matches(String text) {
    byte[] utf8 = Objects.requireNonNull(text, "text").getBytes(UTF_8);
    return bytes != null
        && (Arrays.equals(bytes, utf8) || isFramed(avroString(utf8)) || isFramedNumber(text));
  }

  private boolean isFramedNumber(String text) {
    try {
      AvroWriter writer = new AvroWriter(16);
      writer.writeLong(Long.parseLong(text));
      return isFramed(writer.toByteArray());
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private boolean isFramed(byte[] body) {
    byte[] own = bytes;
    return own != null
        && own.length == WireFrame.HEADER_SIZE + body.length
        && own[0] == 0
        && Arrays.equals(own, WireFrame.HEADER_SIZE, own.length, body, 0, body.length);
  }

  /** Avro encodes a string as it encodes bytes: the length, then UTF-8. */
  private static byte[] avroString(byte[] utf8) {
    AvroWriter writer = new AvroWriter(utf8.length + 16);
    writer.writeBytes(ByteBuffer.wrap(utf8));
    return writer.toByteArray();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof DeadLetterKey key && Arrays.equals(bytes, key.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return bytes == null ? "no key" : "key_hash=" + hash();
  }
}
