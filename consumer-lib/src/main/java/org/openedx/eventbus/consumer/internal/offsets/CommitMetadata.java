package org.openedx.eventbus.consumer.internal.offsets;

import org.apache.kafka.common.Uuid;
import org.jspecify.annotations.Nullable;

/**
 * Metadata of a commit: which log the committed offset belongs to, and the completed offsets beyond
 * it.
 *
 * <p>The text is {@code eb2:<committed offset>:<topic id>}, followed by {@code :<leader
 * epochs>:<completed offsets>} if there are completed offsets. For example, {@code
 * eb2:100:bBZqYpYWTtGXnEjGm8GxYA:5,6@120:rAQLFAQE}: the completed offsets are of leader epoch 5,
 * and from offset 220 on of epoch 6. The topic id is empty if it is not known. {@link
 * CompletedOffsets} describes their text.
 *
 * <p>{@code eb1:<committed offset>:<completed offsets>} of earlier versions is read as well.
 *
 * <p>The committed offset in the metadata binds it to its commit. Metadata of another commit, of
 * another program or damaged metadata is ignored, so that at worst events are handled again.
 *
 * @param topicId the topic's id; null if it is not known
 * @param completed the completed offsets beyond the committed one
 */
public record CommitMetadata(@Nullable Uuid topicId, CompletedOffsets completed) {
  /** Kafka's default of {@code offset.metadata.max.bytes}, the maximum size of the metadata. */
  public static final int MAX_LENGTH = 4096;

  /** Metadata that contains nothing. */
  public static final CommitMetadata NONE = new CommitMetadata(null, CompletedOffsets.NONE);

  private static final String VERSION = "eb2:";
  private static final String FIRST_VERSION = "eb1:";

  /**
   * Returns the text. If it is too long, the highest completed offsets are omitted, then all, and
   * then the topic id.
   */
  public String encode(long committed, int maxLength) {
    String withoutOffsets = topicId == null ? "" : prefix(committed);
    String withOffsets = prefixOfOffsets(committed);
    String offsets = completed.encode(committed, maxLength - withOffsets.length());
    String text = offsets.isEmpty() ? withoutOffsets : withOffsets + offsets;
    return text.length() > maxLength ? "" : text;
  }

  /** Returns whether {@link #encode} omits no completed offset. */
  public boolean fits(long committed, int maxLength) {
    return completed.fits(committed, maxLength - prefixOfOffsets(committed).length());
  }

  private String prefix(long committed) {
    return VERSION + committed + ":" + (topicId == null ? "" : topicId);
  }

  private String prefixOfOffsets(long committed) {
    return prefix(committed) + ":" + completed.epochs().encode(committed) + ":";
  }

  /**
   * Decodes the metadata of a commit.
   *
   * @param committed the committed offset
   * @param metadata its metadata, by whatever program
   * @return {@link #NONE} if the metadata is not of this commit or cannot be decoded
   */
  public static CommitMetadata decode(long committed, @Nullable String metadata) {
    String first = FIRST_VERSION + committed + ":";
    String second = VERSION + committed + ":";
    if (metadata == null) {
      return NONE;
    } else if (metadata.startsWith(first)) {
      String completed = metadata.substring(first.length());
      return new CommitMetadata(null, CompletedOffsets.decode(committed, "", completed));
    } else if (metadata.startsWith(second)) {
      return decodeParts(committed, metadata.substring(second.length()));
    }
    return NONE;
  }

  private static CommitMetadata decodeParts(long committed, String parts) {
    int first = parts.indexOf(':');
    int second = parts.indexOf(':', first + 1);
    Uuid id = parseId(first < 0 ? parts : parts.substring(0, first));
    return new CommitMetadata(
        id,
        first < 0 || second < 0
            ? CompletedOffsets.NONE
            : CompletedOffsets.decode(
                committed, parts.substring(first + 1, second), parts.substring(second + 1)));
  }

  private static @Nullable Uuid parseId(String text) {
    try {
      return text.isEmpty() ? null : Uuid.fromString(text);
    } catch (IllegalArgumentException e) {
      return null; // not an id
    }
  }
}
