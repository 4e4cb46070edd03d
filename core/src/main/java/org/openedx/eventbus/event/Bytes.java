package org.openedx.eventbus.event;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;

/**
 * Immutable sequence of bytes, compared by content. Payloads contain it instead of an array.
 *
 * <p>For example {@code Bytes.copyOf(digest.digest())}.
 */
public final class Bytes {
  private static final Bytes EMPTY = new Bytes(new byte[0]);

  private final byte[] content;

  private Bytes(byte[] content) {
    this.content = content;
  }

  /**
   * {@return a copy of an array}
   *
   * @param content the array
   */
  public static Bytes copyOf(byte[] content) {
    return wrap(Objects.requireNonNull(content, "content").clone());
  }

  /**
   * {@return a copy of the remaining bytes of a buffer} The buffer's position does not change.
   *
   * @param content the buffer
   */
  public static Bytes copyOf(ByteBuffer content) {
    byte[] copy = new byte[Objects.requireNonNull(content, "content").remaining()];
    content.duplicate().get(copy);
    return wrap(copy);
  }

  /**
   * {@return an array as bytes, without copying it}
   *
   * @param content the array, which the caller must not modify any more
   */
  public static Bytes wrap(byte[] content) {
    return Objects.requireNonNull(content, "content").length == 0 ? EMPTY : new Bytes(content);
  }

  /** {@return the number of bytes} */
  public int size() {
    return content.length;
  }

  /** {@return the content in a new array} */
  public byte[] toByteArray() {
    return content.clone();
  }

  /** {@return a read-only view of the content} */
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

  /** Returns the first 32 bytes in hexadecimal, and the size if there are more. */
  @Override
  public String toString() {
    String hex = HexFormat.of().formatHex(content, 0, Math.min(32, content.length));
    return content.length > 32 ? hex + "… (" + content.length + " bytes)" : hex;
  }
}
