package org.openedx.eventbus.avro;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Encoder of Avro's binary encoding (Avro 1.12 specification, "Binary encoding") into a growing
 * array.
 *
 * <p>Generated codecs call it; applications rarely need to. Reusable after {@link #reset()}, for
 * example one writer per thread. Not thread-safe. Arrays and maps are written as one block, as
 * Avro's Python and Java encoders do, so that the bytes are equal.
 *
 * <p>Avro's own encoder is not used because it silently replaces lone surrogates by "?". It is also
 * slower: a generated codec encodes an event of 160 bytes in 0.14 µs, the conversion to a generic
 * record and Avro's {@code GenericDatumWriter} take 0.35 µs (JDK 17, one thread, best of 60 rounds
 * of 20,000 events).
 */
public final class AvroWriter {
  private static final int MAX_VARINT = 10;

  private byte[] buffer;
  private int position;

  /**
   * Creates an empty writer.
   *
   * @param initialCapacity initial size of the buffer in bytes; less than 16 counts as 16
   */
  public AvroWriter(int initialCapacity) {
    this.buffer = new byte[Math.max(16, initialCapacity)];
  }

  /** Discards the written bytes and keeps the buffer. */
  public void reset() {
    position = 0;
  }

  /** {@return the number of bytes written since the last {@link #reset()}} */
  public int size() {
    return position;
  }

  /**
   * Writes zero bytes, which the caller replaces in the result.
   *
   * @param count the number of bytes
   */
  public void skip(int count) {
    ensure(count);
    Arrays.fill(buffer, position, position + count, (byte) 0);
    position += count;
  }

  /** {@return a copy of the written bytes} */
  public byte[] toByteArray() {
    return Arrays.copyOf(buffer, position);
  }

  /**
   * Writes a boolean.
   *
   * @param value the value
   */
  public void writeBoolean(boolean value) {
    ensure(1);
    buffer[position++] = (byte) (value ? 1 : 0);
  }

  /**
   * Writes an {@code int}, the index of an enum symbol, or the index of a union branch.
   *
   * @param value the number or index
   */
  public void writeInt(int value) {
    writeLong(value);
  }

  /**
   * Writes a zig-zag varint: seven bits per byte, least significant first.
   *
   * @param value the number
   */
  public void writeLong(long value) {
    ensure(MAX_VARINT);
    long rest = (value << 1) ^ (value >> 63);
    byte[] out = buffer;
    int at = position;
    while ((rest & ~0x7FL) != 0) {
      out[at++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    out[at++] = (byte) rest;
    position = at;
  }

  /**
   * Writes a float: four bytes, least significant first.
   *
   * @param value the value
   */
  public void writeFloat(float value) {
    int bits = Float.floatToRawIntBits(value);
    ensure(4);
    for (int shift = 0; shift < 32; shift += 8) {
      buffer[position++] = (byte) (bits >>> shift);
    }
  }

  /**
   * Writes a double: eight bytes, least significant first.
   *
   * @param value the value
   */
  public void writeDouble(double value) {
    long bits = Double.doubleToRawLongBits(value);
    ensure(8);
    for (int shift = 0; shift < 64; shift += 8) {
      buffer[position++] = (byte) (bits >>> shift);
    }
  }

  /**
   * Writes a string: its length in bytes, then UTF-8.
   *
   * @param value the string
   * @throws AvroDataException if the string contains a lone surrogate. It has no UTF-8 form; Java's
   *     own encoders silently replace it by "?".
   */
  public void writeString(String value) {
    int length = value.length();
    ensure(MAX_VARINT + length);
    int start = position;
    writeLong(length);
    byte[] out = buffer;
    int at = position;
    for (int i = 0; i < length; i++) {
      char c = value.charAt(i);
      if (c >= 0x80) {
        position = start;
        writeWideString(value);
        return;
      }
      out[at++] = (byte) c;
    }
    position = at;
  }

  private void writeWideString(String value) {
    int lone = loneSurrogate(value);
    if (lone >= 0) {
      throw new AvroDataException(
          "lone surrogate at index " + lone + " cannot be encoded as UTF-8");
    }
    byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
    writeLong(utf8.length);
    writeRaw(utf8, 0, utf8.length);
  }

  /** Returns the index of the first unpaired surrogate, or -1. */
  static int loneSurrogate(String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (Character.isHighSurrogate(c)
          && i + 1 < value.length()
          && Character.isLowSurrogate(value.charAt(i + 1))) {
        i++;
      } else if (Character.isSurrogate(c)) {
        return i;
      }
    }
    return -1;
  }

  /**
   * Writes the remaining bytes of a buffer with their length. The buffer is not modified.
   *
   * @param value the buffer
   */
  public void writeBytes(ByteBuffer value) {
    writeLong(value.remaining());
    writeFixed(value);
  }

  /**
   * Writes the remaining bytes of a buffer without a length. The buffer is not modified.
   *
   * @param value the buffer
   */
  public void writeFixed(ByteBuffer value) {
    int length = value.remaining();
    ensure(length);
    value.duplicate().get(buffer, position, length);
    position += length;
  }

  /**
   * Writes bytes that are already encoded, without a length.
   *
   * @param bytes the array
   * @param offset the index of the first byte
   * @param length the number of bytes
   */
  public void writeRaw(byte[] bytes, int offset, int length) {
    ensure(length);
    System.arraycopy(bytes, offset, buffer, position, length);
    position += length;
  }

  /**
   * Starts the single block of an array or a map. Writes nothing if it is empty.
   *
   * @param count the number of items
   */
  public void writeBlockStart(int count) {
    if (count > 0) {
      writeLong(count);
    }
  }

  /** Ends an array or a map. */
  public void writeBlockEnd() {
    writeLong(0);
  }

  private void ensure(int more) {
    int needed = position + more;
    if (needed < 0) {
      throw new OutOfMemoryError("Avro value larger than 2 GiB");
    }
    if (needed > buffer.length) {
      buffer = Arrays.copyOf(buffer, Math.max(needed, buffer.length * 2));
    }
  }
}
