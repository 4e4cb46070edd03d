package org.openedx.eventbus.consumer.internal.loop;

import java.util.Optional;
import org.openedx.eventbus.consumer.internal.health.Conditions.Finding;
import org.openedx.eventbus.consumer.internal.offsets.CommitMetadata;
import org.openedx.eventbus.consumer.monitoring.ConsumerHealth.Code;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Maximum length of the metadata of a commit. It begins with Kafka's default, and is lowered when
 * the broker rejects a commit, because it does not report its {@code offset.metadata.max.bytes}.
 * Confined to the poll loop's thread.
 */
final class MetadataLimit {
  private static final Logger LOG = LoggerFactory.getLogger(MetadataLimit.class);

  /** Less than this has space for neither a topic id nor completed offsets. */
  private static final int MIN_LENGTH = 16;

  /** With less, a partition would be paused for a few completed offsets beyond a slow event. */
  private static final int MIN_LENGTH_TO_PAUSE = CommitMetadata.MAX_LENGTH / 4;

  private int length = CommitMetadata.MAX_LENGTH;

  int length() {
    return length;
  }

  /** Returns whether it is lower than Kafka's default. */
  boolean isLowered() {
    return length < CommitMetadata.MAX_LENGTH;
  }

  /**
   * Returns whether a partition is paused while the metadata of its commit is full. With a low
   * limit it is not: more events are handled again after a restart instead.
   */
  boolean pauses() {
    return length >= MIN_LENGTH_TO_PAUSE;
  }

  /** Finds what operators should know; empty unless it is lowered. */
  Optional<Finding> find() {
    return isLowered()
        ? Optional.of(
            new Finding(
                Code.COMMITS_IMPAIRED,
                "metadata",
                ("commits have at most %d bytes of metadata, so that events completed beyond a slow"
                        + " one may be handled again after a restart")
                    .formatted(length),
                "raise offset.metadata.max.bytes of the brokers to " + CommitMetadata.MAX_LENGTH))
        : Optional.empty();
  }

  /**
   * Lowers it after the broker has rejected a commit.
   *
   * @param rejected length of the longest metadata of the commit
   */
  void lower(int rejected) {
    if (!isLowered()) {
      LOG.warn(
          "Commit metadata of {} bytes is too large for the broker; shortening it. Events completed"
              + " beyond a slow one may be handled again after a restart: raise"
              + " offset.metadata.max.bytes of the brokers to {}",
          rejected,
          CommitMetadata.MAX_LENGTH);
    }
    int half = Math.min(length, rejected) / 2;
    length = half < MIN_LENGTH ? 0 : half;
  }
}
