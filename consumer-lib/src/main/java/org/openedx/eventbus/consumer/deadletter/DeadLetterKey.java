package org.openedx.eventbus.consumer.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.codec.WireFrame;

/**
 * An event's key, as bytes. Keys may be personal: what is printed of one is its hash, which is also
 * what logs say.
 */
public final class DeadLetterKey {
  private static final int VARINT_MORE = 0x80;

  private final byte @Nullable [] bytes;

  private DeadLetterKey(byte @Nullable [] bytes) {
    this.bytes = bytes;
  }

  /** That of a record. */
  public static DeadLetterKey of(byte @Nullable [] bytes) {
    return new DeadLetterKey(bytes);
  }

  /** The bytes, a copy; empty for an event without a key. */
  public Optional<byte[]> bytes() {
    return Optional.ofNullable(bytes).map(byte[]::clone);
  }

  /** Hexadecimal, as in logs and health. */
  public String hash() {
    return Integer.toHexString(Arrays.hashCode(bytes));
  }

  /**
   * Whether this is the key that a text stands for: a string or a whole number in the frame of this
   * bus, whatever its schema's id, or the bare text of another producer.
   */
  public boolean matches(String text) {
    byte[] utf8 = text.getBytes(UTF_8);
    return bytes != null
        && (Arrays.equals(bytes, utf8) || isFramed(string(utf8)) || isFramedNumber(text));
  }

  private boolean isFramedNumber(String text) {
    try {
      return isFramed(number(Long.parseLong(text)));
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

  private static byte[] string(byte[] utf8) {
    byte[] length = number(utf8.length);
    byte[] both = Arrays.copyOf(length, length.length + utf8.length);
    System.arraycopy(utf8, 0, both, length.length, utf8.length);
    return both;
  }

  /** Avro's int and long: zigzag, then seven bits a byte, the lowest first. */
  private static byte[] number(long value) {
    byte[] out = new byte[10];
    int size = 0;
    long rest = (value << 1) ^ (value >> 63);
    while ((rest & -VARINT_MORE) != 0) {
      out[size++] = (byte) (rest | VARINT_MORE);
      rest >>>= 7;
    }
    out[size++] = (byte) rest;
    return Arrays.copyOf(out, size);
  }

  int size() {
    return bytes == null ? 0 : bytes.length;
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
