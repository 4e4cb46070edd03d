package org.openedx.eventbus.codec.internal;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.EventBusException;

/**
 * What the registry answers for a schema id, in records of one event type: how they are decoded, or
 * why they cannot be. Immutable.
 *
 * @param text the schema; null if it cannot be read
 * @param confirmed false if the registry has not confirmed the text to this process, which read it
 *     from the disk cache
 * @param decoder decodes the payload; null if the schema is not one of the event type
 * @param problem why there is no decoder; null if there is one
 * @param earlier decoders for schemas that the registry returned for the id before
 */
record WriterSchema(
    @Nullable String text,
    boolean confirmed,
    @Nullable PayloadDecoder<?> decoder,
    @Nullable EventBusException problem,
    List<PayloadDecoder<?>> earlier) {

  /** Characters that an entry takes beside its text. */
  static final int ENTRY_CHARACTERS = 1_000;

  /** Returns the estimated size in characters, for caches of limited weight. */
  long weight() {
    long each = ENTRY_CHARACTERS + (text == null ? 0L : text.length());
    return each * (1 + earlier.size());
  }

  /** Returns whether an earlier schema of the id can read a value. */
  boolean wasReadable(byte[] value) {
    return earlier.stream().anyMatch(each -> canRead(each, value));
  }

  static boolean canRead(PayloadDecoder<?> decoder, byte[] value) {
    try {
      var unused = decoder.decode(value, WireFrame.HEADER_SIZE);
      return true;
    } catch (EventBusException e) {
      return false;
    }
  }
}
