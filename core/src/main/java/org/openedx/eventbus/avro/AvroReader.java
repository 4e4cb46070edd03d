package org.openedx.eventbus.avro;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads Avro's binary encoding (Avro 1.12 specification, "Binary encoding") from an array.
 *
 * <p>Hostile bytes are an ordinary input: every length is checked against what is there before
 * anything is allocated, and whatever does not fit is a {@link MalformedAvroException}. Not
 * thread-safe.
 */
public final class AvroReader {
  /** How many items of no bytes at all (null, empty records) one block may claim to hold. */
  private static final int MAX_EMPTY_ITEMS = 1 << 16;

  private final byte[] buffer;
  private final int limit;
  private int position;

  /** Reads {@code bytes} from {@code offset} to its end; the array is not copied. */
  public AvroReader(byte[] bytes, int offset) {
    this.buffer = bytes;
    this.limit = bytes.length;
    this.position = offset;
  }

  /** Where the next byte is read, counted from the start of the array. */
  public int position() {
    return position;
  }

  public boolean readBoolean() {
    need(1);
    return buffer[position++] == 1;
  }

  public int readInt() {
    long value = readLong();
    if (value != (int) value) {
      throw new MalformedAvroException("an int of " + value + " at byte " + position);
    }
    return (int) value;
  }

  public long readLong() {
    long rest = 0;
    int at = position;
    for (int shift = 0; shift < 70; shift += 7) {
      if (at >= limit) {
        throw truncated();
      }
      byte next = buffer[at++];
      rest |= (next & 0x7FL) << shift;
      if (next >= 0) {
        position = at;
        return (rest >>> 1) ^ -(rest & 1);
      }
    }
    throw new MalformedAvroException("a number of more than ten bytes at byte " + position);
  }

  public float readFloat() {
    need(4);
    int bits = 0;
    for (int shift = 0; shift < 32; shift += 8) {
      bits |= (buffer[position++] & 0xFF) << shift;
    }
    return Float.intBitsToFloat(bits);
  }

  public double readDouble() {
    need(8);
    long bits = 0;
    for (int shift = 0; shift < 64; shift += 8) {
      bits |= (buffer[position++] & 0xFFL) << shift;
    }
    return Double.longBitsToDouble(bits);
  }

  /** A string; bytes that are not UTF-8 are replaced by U+FFFD, as Avro's own decoder does. */
  public String readString() {
    int length = readLength();
    String value = new String(buffer, position, length, StandardCharsets.UTF_8);
    position += length;
    return value;
  }

  /** A new array, the caller's own. */
  public byte[] readBytes() {
    return readFixed(readLength());
  }

  /** {@code length} bytes, in a new array that is the caller's own. */
  public byte[] readFixed(int length) {
    need(length);
    byte[] value = Arrays.copyOfRange(buffer, position, position + length);
    position += length;
    return value;
  }

  /** An enum's index or a union's branch, between 0 and {@code count - 1}. */
  public int readIndex(int count) {
    int index = readInt();
    if (index < 0 || index >= count) {
      throw new MalformedAvroException(
          "branch or symbol " + index + " of " + count + " at byte " + position);
    }
    return index;
  }

  /** True when a {@code ["null", T]} union holds its T, false when it holds null. */
  public boolean readPresent(int nullBranch) {
    return readIndex(2) != nullBranch;
  }

  /** The number of items in the next block of an array or a map; 0 ends it. */
  public int readBlock() {
    long count = readLong();
    if (count < 0) {
      count = -count;
      readLong(); // the block's size in bytes, for those who skip
    }
    if (count < 0 || count > (long) remaining() + MAX_EMPTY_ITEMS) {
      throw new MalformedAvroException(
          "a block of " + count + " items in " + remaining() + " bytes at byte " + position);
    }
    return (int) count;
  }

  /** A safe size for a collection that is to hold {@code items}, however many were claimed. */
  public static int initialCapacity(int items) {
    return Math.min(items, 1024);
  }

  /** Passes over bytes. */
  public void skip(int count) {
    need(count);
    position += count;
  }

  /** Passes over a string or bytes. */
  public void skipLengthPrefixed() {
    skip(readLength());
  }

  private int readLength() {
    long length = readLong();
    if (length < 0 || length > remaining()) {
      throw new MalformedAvroException(
          "a length of " + length + " with " + remaining() + " bytes left at byte " + position);
    }
    return (int) length;
  }

  private int remaining() {
    return limit - position;
  }

  private void need(int count) {
    if (count > limit - position) {
      throw truncated();
    }
  }

  private MalformedAvroException truncated() {
    return new MalformedAvroException("the bytes end at " + limit + ", in the middle of a value");
  }
}
