package org.openedx.eventbus.consumer.internal.offsets;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.BitSet;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Completed offsets beyond a committed one, with the leader epochs of their records. Immutable.
 *
 * <p>{@link CommitMetadata} contains them as a letter and base64 without padding:
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
 * <p>The shorter form is written. For example, {@code rAQLFAQE} means that with offset 100
 * committed, 101, 102 and 300 are completed: 1 not, 2 completed, 197 not, 1 completed.
 */
public final class CompletedOffsets {
  /** No offset beyond the committed one is completed. */
  public static final CompletedOffsets NONE =
      new CompletedOffsets(new OffsetRanges(), new LeaderEpochs());

  private static final char RANGES = 'r';
  private static final char BITMAP = 'b';
  private static final Base64.Encoder ENCODER = Base64.getEncoder().withoutPadding();

  /** Larger bitmaps are never written by this class, and not decoded, to bound memory. */
  private static final int MAX_BITMAP_BYTES = CommitMetadata.MAX_LENGTH * 6;

  private final OffsetRanges ranges;
  private final LeaderEpochs epochs;

  CompletedOffsets(OffsetRanges ranges, LeaderEpochs epochs) {
    this.ranges = ranges;
    this.epochs = epochs;
  }

  OffsetRanges ranges() {
    return ranges;
  }

  LeaderEpochs epochs() {
    return epochs;
  }

  /** Returns whether a record can have been read before, as far as is known. */
  public boolean isOfEpoch(long offset, int epoch) {
    if (isEmpty() || offset >= ranges.to(ranges.count() - 1)) {
      return true;
    }
    int before = epochs.at(offset);
    return before == LeaderEpochs.UNKNOWN || epoch == LeaderEpochs.UNKNOWN || before == epoch;
  }

  /** Returns those before an offset. */
  public CompletedOffsets before(long offset) {
    return new CompletedOffsets(ranges.before(offset), epochs);
  }

  /** Returns those at or beyond an offset. */
  public CompletedOffsets from(long offset) {
    OffsetRanges beyond = new OffsetRanges();
    for (int i = 0; i < ranges.count(); i++) {
      long first = Math.max(offset, ranges.from(i));
      beyond.add(first, Math.max(first, ranges.to(i)));
    }
    LeaderEpochs of = new LeaderEpochs();
    of.addAll(epochs, offset, Long.MAX_VALUE);
    return new CompletedOffsets(beyond, of);
  }

  /** Returns how many offsets of a range are not completed. */
  public long missing(long from, long to) {
    return ranges.missing(from, to);
  }

  /** Returns these and a range of offsets that have no readable record. */
  public CompletedOffsets with(long from, long to) {
    OffsetRanges with = ranges.before(from);
    with.add(from, to);
    for (int i = 0; i < ranges.count(); i++) {
      long first = Math.max(to, ranges.from(i));
      with.add(first, Math.max(first, ranges.to(i)));
    }
    return new CompletedOffsets(with, epochs);
  }

  /** Returns the offset after the completed ones that begin at the given one; itself if none do. */
  public long endOfRange(long offset) {
    for (int i = 0; i < ranges.count(); i++) {
      if (ranges.from(i) <= offset && offset < ranges.to(i)) {
        return ranges.to(i);
      }
    }
    return offset;
  }

  /** Returns whether an offset is completed. */
  public boolean contains(long offset) {
    return ranges.contains(offset);
  }

  public boolean isEmpty() {
    return ranges.count() == 0;
  }

  /**
   * Returns a text; an empty one if no offset beyond the committed one is completed. The highest
   * offsets are omitted if there is no space for them: their events are handled again.
   */
  String encode(long committed, int maxLength) {
    int maxBytes = maxBytes(maxLength);
    if (isEmpty() || maxBytes == 0) {
      return "";
    }
    if (epochs.encodedTo() < Long.MAX_VALUE) {
      return new CompletedOffsets(ranges.before(epochs.encodedTo()), new LeaderEpochs())
          .encode(committed, maxLength);
    }
    byte[] asRanges = allRanges(maxBytes, committed);
    byte[] asBitmap = bitmap(maxBytes, committed);
    boolean bitmap = asBitmap != null && (asRanges == null || asBitmap.length < asRanges.length);
    byte[] shorter = bitmap ? asBitmap : asRanges;
    if (shorter != null) {
      return (bitmap ? BITMAP : RANGES) + ENCODER.encodeToString(shorter);
    }
    byte[] first = firstRanges(maxBytes, committed);
    return first.length == 0 ? "" : RANGES + ENCODER.encodeToString(first);
  }

  /** Returns whether {@link #encode} omits nothing. */
  boolean fits(long committed, int maxLength) {
    int maxBytes = maxBytes(maxLength);
    return isEmpty()
        || bitmap(maxBytes, committed) != null
        || allRanges(maxBytes, committed) != null;
  }

  /** Returns how many bytes fit as base64 behind the form. */
  private static int maxBytes(int maxLength) {
    return Math.max(0, maxLength - 1) * 6 / 8;
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
   * Decodes a text of {@link #encode}.
   *
   * @return {@link #NONE} if the text cannot be decoded
   */
  static CompletedOffsets decode(long committed, String epochs, String text) {
    if (text.length() < 2) {
      return NONE;
    }
    try {
      LeaderEpochs of = LeaderEpochs.decode(committed, epochs);
      byte[] bytes = Base64.getDecoder().decode(text.substring(1));
      return switch (text.charAt(0)) {
        case RANGES -> new CompletedOffsets(decodeRanges(bytes, committed), of);
        case BITMAP -> new CompletedOffsets(decodeBitmap(bytes, committed), of);
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
    return other instanceof CompletedOffsets that
        && ranges.equals(that.ranges)
        && epochs.equals(that.epochs);
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
