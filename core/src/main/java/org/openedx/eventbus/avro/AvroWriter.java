package org.openedx.eventbus.avro;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Writes Avro's binary encoding (Avro 1.12 specification, "Binary encoding") into a growing array.
 *
 * <p>Written for generated codecs: one writer per thread, used again after {@link #reset()}. Not
 * thread-safe. Arrays and maps are written as one block, as Python's and Java's own encoders do, so
 * that the bytes are equal.
 */
public final class AvroWriter {
  private static final int MAX_VARINT = 10;

  private byte[] buffer;
  private int position;

  /**
   * @param initialCapacity bytes to reserve at first, at least 16
   */
  public AvroWriter(int initialCapacity) {
    this.buffer = new byte[Math.max(16, initialCapacity)];
  }

  /** Forgets what was written; the array is kept. */
  public void reset() {
    position = 0;
  }

  /** The number of bytes written so far. */
  public int size() {
    return position;
  }

  /** Leaves {@code count} zero bytes, to be filled in later by whoever takes the array. */
  public void skip(int count) {
    ensure(count);
    Arrays.fill(buffer, position, position + count, (byte) 0);
    position += count;
  }

  /** A copy of what was written. */
  public byte[] toByteArray() {
    return Arrays.copyOf(buffer, position);
  }

  public void writeBoolean(boolean value) {
    ensure(1);
    buffer[position++] = (byte) (value ? 1 : 0);
  }

  /** An {@code int}, an enum's index or a union's branch. */
  public void writeInt(int value) {
    writeLong(value);
  }

  /** Zig-zag, then seven bits a byte, least significant first. */
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

  public void writeFloat(float value) {
    int bits = Float.floatToRawIntBits(value);
    ensure(4);
    for (int shift = 0; shift < 32; shift += 8) {
      buffer[position++] = (byte) (bits >>> shift);
    }
  }

  public void writeDouble(double value) {
    long bits = Double.doubleToRawLongBits(value);
    ensure(8);
    for (int shift = 0; shift < 64; shift += 8) {
      buffer[position++] = (byte) (bits >>> shift);
    }
  }

  /**
   * Writes the length in bytes, then UTF-8.
   *
   * @throws LoneSurrogateException when the text is not valid UTF-16: it has no UTF-8 form, and
   *     Java's own encoders would silently send "?" instead
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
      throw new LoneSurrogateException(lone);
    }
    byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
    writeLong(utf8.length);
    writeRaw(utf8, 0, utf8.length);
  }

  /** The index of the first half of a surrogate pair that stands alone, or -1. */
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

  /** Writes the length, then what remains of the buffer; its position is left as it was. */
  public void writeBytes(ByteBuffer value) {
    writeLong(value.remaining());
    writeFixed(value);
  }

  /** Writes what remains of the buffer, without a length. */
  public void writeFixed(ByteBuffer value) {
    int length = value.remaining();
    ensure(length);
    value.duplicate().get(buffer, position, length);
    position += length;
  }

  /** Writes bytes that are already encoded. */
  public void writeRaw(byte[] bytes, int offset, int length) {
    ensure(length);
    System.arraycopy(bytes, offset, buffer, position, length);
    position += length;
  }

  /** Begins the one block of an array or a map; nothing at all is written for an empty one. */
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
      throw new OutOfMemoryError("an Avro value is larger than 2 GiB");
    }
    if (needed > buffer.length) {
      buffer = Arrays.copyOf(buffer, Math.max(needed, buffer.length * 2));
    }
  }
}
