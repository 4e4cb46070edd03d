package org.openedx.eventbus.consumer.offsets;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.BitSet;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The offsets beyond a committed one that are finished, as text for the commit's metadata, of which
 * brokers keep 4,096 bytes. Immutable.
 *
 * <p>The text is {@code eb1:<committed offset>:<form><base64>}, where the form is {@code r} for
 * ranges, as variable-length integers of what lies between and what is done in turns, or {@code b}
 * for a bit per offset, lowest first. Of the two the shorter is written. The offset binds the text
 * to its commit; whatever else is read counts as nothing, and costs a repetition at most.
 */
public final class CompletedOffsets {
  /** The most that a broker keeps by default, {@code offset.metadata.max.bytes}. */
  public static final int MAX_LENGTH = 4096;

  /** Nothing is finished beyond the committed offset. */
  public static final CompletedOffsets NONE = new CompletedOffsets(new Ranges());

  private static final String VERSION = "eb1:";
  private static final Base64.Encoder ENCODER = Base64.getEncoder().withoutPadding();

  /** Beyond it a map was not written by us, and nobody has so much memory for one. */
  private static final int MOST_BITS = MAX_LENGTH * 6;

  private final Ranges ranges;

  CompletedOffsets(Ranges ranges) {
    this.ranges = ranges;
  }

  Ranges ranges() {
    return ranges;
  }

  /** Whether an offset is finished. */
  public boolean contains(long offset) {
    return ranges.contains(offset);
  }

  public boolean isEmpty() {
    return ranges.count() == 0;
  }

  /**
   * The text for a commit; empty where nothing is finished. What does not fit is left out from the
   * end, so that it is handled again rather than taken for handled.
   */
  public String encode(long committed) {
    if (isEmpty()) {
      return "";
    }
    String start = VERSION + committed + ":";
    int room = (MAX_LENGTH - start.length() - 1) * 6 / 8;
    byte[] asRanges = rangesIn(room, committed);
    byte[] asBits = bitsIn(room, committed);
    boolean bits = asBits != null && (asRanges == null || asBits.length < asRanges.length);
    byte[] shorter = bits ? asBits : asRanges;
    return shorter == null
        ? start + 'r' + ENCODER.encodeToString(someRanges(room, committed))
        : start + (bits ? 'b' : 'r') + ENCODER.encodeToString(shorter);
  }

  /** Whether {@link #encode} leaves nothing out. */
  public boolean fits(long committed) {
    if (isEmpty()) {
      return true;
    }
    int room = (MAX_LENGTH - (VERSION + committed + ":").length() - 1) * 6 / 8;
    return bitsIn(room, committed) != null || rangesIn(room, committed) != null;
  }

  private byte @Nullable [] rangesIn(int room, long committed) {
    byte[] some = someRanges(room, committed);
    return some.length > 0 && lastOf(some, committed) == ranges.to(ranges.count() - 1)
        ? some
        : null;
  }

  private static long lastOf(byte[] encoded, long committed) {
    long at = committed;
    ByteBuffer bytes = ByteBuffer.wrap(encoded);
    while (bytes.hasRemaining()) {
      at += varint(bytes);
    }
    return at;
  }

  /** As many ranges as there is room for. */
  private byte[] someRanges(int room, long committed) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    long at = committed;
    for (int i = 0; i < ranges.count(); i++) {
      ByteArrayOutputStream pair = new ByteArrayOutputStream(8);
      write(ranges.from(i) - at, pair);
      write(ranges.to(i) - ranges.from(i), pair);
      if (out.size() + pair.size() > room) {
        break;
      }
      out.writeBytes(pair.toByteArray());
      at = ranges.to(i);
    }
    return out.toByteArray();
  }

  private byte @Nullable [] bitsIn(int room, long committed) {
    long last = ranges.to(ranges.count() - 1);
    if (last - committed > room * 8L) {
      return null;
    }
    BitSet bits = new BitSet((int) (last - committed));
    for (int i = 0; i < ranges.count(); i++) {
      bits.set((int) (ranges.from(i) - committed), (int) (ranges.to(i) - committed));
    }
    return bits.toByteArray();
  }

  private static void write(long value, ByteArrayOutputStream out) {
    long rest = value;
    while (rest >= 0x80) {
      out.write((int) (rest & 0x7F) | 0x80);
      rest >>>= 7;
    }
    out.write((int) rest);
  }

  private static long varint(ByteBuffer bytes) {
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
   * What a commit remembers.
   *
   * @param committed the committed offset
   * @param metadata its text, anybody's; foreign, broken or bound to another offset it is nothing
   */
  public static CompletedOffsets decode(long committed, @Nullable String metadata) {
    String start = VERSION + committed + ":";
    if (metadata == null || metadata.length() <= start.length() || !metadata.startsWith(start)) {
      return NONE;
    }
    try {
      byte[] bytes = Base64.getDecoder().decode(metadata.substring(start.length() + 1));
      return switch (metadata.charAt(start.length())) {
        case 'r' -> new CompletedOffsets(ofRanges(bytes, committed));
        case 'b' -> new CompletedOffsets(ofBits(bytes, committed));
        default -> NONE;
      };
    } catch (RuntimeException e) {
      return NONE; // not base64, cut off, or numbers that cannot be
    }
  }

  private static Ranges ofRanges(byte[] encoded, long committed) {
    Ranges ranges = new Ranges();
    ByteBuffer bytes = ByteBuffer.wrap(encoded);
    long at = committed;
    while (bytes.hasRemaining()) {
      long from = Math.addExact(at, varint(bytes));
      at = Math.addExact(from, varint(bytes));
      ranges.add(from, at);
    }
    return ranges;
  }

  private static Ranges ofBits(byte[] encoded, long committed) {
    Objects.checkIndex(encoded.length, MOST_BITS);
    Ranges ranges = new Ranges();
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
