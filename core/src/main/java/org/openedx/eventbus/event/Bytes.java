package org.openedx.eventbus.event;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * An immutable run of bytes, equal to another of the same content: what payloads hold instead of an
 * array.
 */
public final class Bytes {
  private static final Bytes EMPTY = new Bytes(new byte[0]);

  private final byte[] content;

  private Bytes(byte[] content) {
    this.content = content;
  }

  /** A copy of the array. */
  public static Bytes copyOf(byte[] content) {
    return content.length == 0 ? EMPTY : new Bytes(content.clone());
  }

  /** A copy of what remains of the buffer, whose position is left as it was. */
  public static Bytes copyOf(ByteBuffer content) {
    byte[] copy = new byte[content.remaining()];
    content.duplicate().get(copy);
    return wrap(copy);
  }

  /** The array itself; the caller gives it up and never writes to it again. */
  public static Bytes wrap(byte[] content) {
    return content.length == 0 ? EMPTY : new Bytes(content);
  }

  public int size() {
    return content.length;
  }

  /** A new array. */
  public byte[] toByteArray() {
    return content.clone();
  }

  /** A read-only view. */
  public ByteBuffer asByteBuffer() {
    return ByteBuffer.wrap(content).asReadOnlyBuffer();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Bytes that && Arrays.equals(content, that.content);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(content);
  }

  /** The content in hexadecimal, cut after 32 bytes. */
  @Override
  public String toString() {
    String hex = HexFormat.of().formatHex(content, 0, Math.min(32, content.length));
    return content.length > 32 ? hex + "… (" + content.length + " bytes)" : hex;
  }
}
