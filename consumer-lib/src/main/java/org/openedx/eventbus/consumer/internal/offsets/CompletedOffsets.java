package org.openedx.eventbus.consumer.internal.offsets;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.BitSet;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Completed offsets beyond a committed one, and their encoding as metadata of the commit.
 * Immutable.
 *
 * <p>The metadata is {@code eb1:<committed offset>:<form><base64>}, with base64 without padding:
 *
 * <table>
 * <caption>Forms</caption>
 * <tr><th>form</th><th>content of the base64</th></tr>
 * <tr><td>{@code r}</td><td>ranges: unsigned varints (seven bits a byte, lowest first), in turns
 *     the number of offsets that are not completed and the number of those that are, starting at
 *     the committed offset</td></tr>
 * <tr><td>{@code b}</td><td>bitmap: one bit per offset, starting at the committed one with the
 *     lowest bit of the first byte; set if completed</td></tr>
 * </table>
 *
 * <p>The shorter form is written. For example, {@code eb1:100:rAQLFAQE} says that with offset 100
 * committed, 101, 102 and 300 are completed: 1 not, 2 completed, 197 not, 1 completed.
 *
 * <p>The committed offset in the metadata binds it to its commit. Metadata of another commit, of
 * another program or damaged metadata is ignored, so that at worst events are handled again.
 */
public final class CompletedOffsets {
  /** Kafka's default of {@code offset.metadata.max.bytes}, the maximum size of the metadata. */
  public static final int MAX_LENGTH = 4096;

  /** No offset beyond the committed one is completed. */
  public static final CompletedOffsets NONE = new CompletedOffsets(new OffsetRanges());

  private static final String VERSION = "eb1:";
  private static final char RANGES = 'r';
  private static final char BITMAP = 'b';
  private static final Base64.Encoder ENCODER = Base64.getEncoder().withoutPadding();

  /** Larger bitmaps are never written by this class, and not decoded, to bound memory. */
  private static final int MAX_BITMAP_BYTES = MAX_LENGTH * 6;

  private final OffsetRanges ranges;

  CompletedOffsets(OffsetRanges ranges) {
    this.ranges = ranges;
  }

  OffsetRanges ranges() {
    return ranges;
  }

  /** Returns whether an offset is completed. */
  public boolean contains(long offset) {
    return ranges.contains(offset);
  }

  public boolean isEmpty() {
    return ranges.count() == 0;
  }

  /**
   * Returns the metadata of a commit; an empty string if no offset beyond it is completed. The
   * highest offsets are omitted if there is no space for them: their events are handled again.
   */
  public String encode(long committed) {
    if (isEmpty()) {
      return "";
    }
    String prefix = VERSION + committed + ":";
    int maxBytes = maxBytes(prefix);
    byte[] asRanges = allRanges(maxBytes, committed);
    byte[] asBitmap = bitmap(maxBytes, committed);
    boolean bitmap = asBitmap != null && (asRanges == null || asBitmap.length < asRanges.length);
    byte[] shorter = bitmap ? asBitmap : asRanges;
    return shorter == null
        ? prefix + RANGES + ENCODER.encodeToString(firstRanges(maxBytes, committed))
        : prefix + (bitmap ? BITMAP : RANGES) + ENCODER.encodeToString(shorter);
  }

  /** Returns whether {@link #encode} omits nothing. */
  public boolean fits(long committed) {
    if (isEmpty()) {
      return true;
    }
    int maxBytes = maxBytes(VERSION + committed + ":");
    return bitmap(maxBytes, committed) != null || allRanges(maxBytes, committed) != null;
  }

  /** Returns how many bytes fit as base64 behind a prefix and the form. */
  private static int maxBytes(String prefix) {
    return (MAX_LENGTH - prefix.length() - 1) * 6 / 8;
  }

  /** Returns all ranges; null if they are larger than the maximum. */
  private byte @Nullable [] allRanges(int maxBytes, long committed) {
    byte[] first = firstRanges(maxBytes, committed);
    return first.length > 0 && end(first, committed) == ranges.to(ranges.count() - 1)
        ? first
        : null;
  }

  /** Returns the offset after the last one in encoded ranges. */
  private static long end(byte[] encoded, long committed) {
    long at = committed;
    ByteBuffer bytes = ByteBuffer.wrap(encoded);
    while (bytes.hasRemaining()) {
      at += readVarint(bytes);
    }
    return at;
  }

  /** Returns as many ranges as there is space for. */
  private byte[] firstRanges(int maxBytes, long committed) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    long at = committed;
    for (int i = 0; i < ranges.count(); i++) {
      ByteArrayOutputStream pair = new ByteArrayOutputStream(8);
      writeVarint(ranges.from(i) - at, pair);
      writeVarint(ranges.to(i) - ranges.from(i), pair);
      if (out.size() + pair.size() > maxBytes) {
        break;
      }
      out.writeBytes(pair.toByteArray());
      at = ranges.to(i);
    }
    return out.toByteArray();
  }

  /** Returns a bitmap of all offsets; null if it is larger than the maximum. */
  private byte @Nullable [] bitmap(int maxBytes, long committed) {
    long end = ranges.to(ranges.count() - 1);
    if (end - committed > maxBytes * 8L) {
      return null;
    }
    BitSet bits = new BitSet((int) (end - committed));
    for (int i = 0; i < ranges.count(); i++) {
      bits.set((int) (ranges.from(i) - committed), (int) (ranges.to(i) - committed));
    }
    return bits.toByteArray();
  }

  private static void writeVarint(long value, ByteArrayOutputStream out) {
    long rest = value;
    while (rest >= 0x80) {
      out.write((int) (rest & 0x7F) | 0x80);
      rest >>>= 7;
    }
    out.write((int) rest);
  }

  private static long readVarint(ByteBuffer bytes) {
    long value = 0;
    for (int shift = 0; shift < 63; shift += 7) {
      byte next = bytes.get();
      value |= (long) (next & 0x7F) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw new IllegalArgumentException("varint has no last byte");
  }

  /**
   * Decodes the metadata of a commit.
   *
   * @param committed the committed offset
   * @param metadata its metadata, by whatever program
   * @return {@link #NONE} if the metadata is not of this commit or cannot be decoded
   */
  public static CompletedOffsets decode(long committed, @Nullable String metadata) {
    String prefix = VERSION + committed + ":";
    if (metadata == null || metadata.length() <= prefix.length() || !metadata.startsWith(prefix)) {
      return NONE;
    }
    try {
      byte[] bytes = Base64.getDecoder().decode(metadata.substring(prefix.length() + 1));
      return switch (metadata.charAt(prefix.length())) {
        case RANGES -> new CompletedOffsets(decodeRanges(bytes, committed));
        case BITMAP -> new CompletedOffsets(decodeBitmap(bytes, committed));
        default -> NONE;
      };
    } catch (RuntimeException e) {
      return NONE; // not base64, truncated, or numbers out of range
    }
  }

  private static OffsetRanges decodeRanges(byte[] encoded, long committed) {
    OffsetRanges ranges = new OffsetRanges();
    ByteBuffer bytes = ByteBuffer.wrap(encoded);
    long at = committed;
    while (bytes.hasRemaining()) {
      long from = Math.addExact(at, readVarint(bytes));
      at = Math.addExact(from, readVarint(bytes));
      ranges.add(from, at);
    }
    return ranges;
  }

  private static OffsetRanges decodeBitmap(byte[] encoded, long committed) {
    Objects.checkIndex(encoded.length, MAX_BITMAP_BYTES);
    OffsetRanges ranges = new OffsetRanges();
    BitSet bits = BitSet.valueOf(encoded);
    for (int from = bits.nextSetBit(0); from >= 0; ) {
      int to = bits.nextClearBit(from);
      ranges.add(committed + from, committed + to);
      from = bits.nextSetBit(to);
    }
    return ranges;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CompletedOffsets that && ranges.equals(that.ranges);
  }

  @Override
  public int hashCode() {
    return ranges.hashCode();
  }

  @Override
  public String toString() {
    return ranges.toString();
  }
}
