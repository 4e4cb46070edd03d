package org.openedx.eventbus.consumer.internal.positions;

import org.apache.kafka.common.Uuid;
import org.jspecify.annotations.Nullable;

/** Where reading of an assigned partition begins. */
public enum StartRule {
  /** At the committed offset. */
  COMMIT,
  /** At the beginning: the partition or its topic was created after the group had started. */
  BEGINNING,
  /** At the beginning: the topic was recreated after the commit. */
  RECREATED,
  /** At the start position: the group starts with the topic now. */
  START;

  /**
   * Determines the rule of a partition.
   *
   * @param committed the topic id of its commit, {@code Uuid.ZERO_UUID} if the commit has none;
   *     null if there is no commit
   * @param current the topic's id; null if it is not known
   * @param knownTopic whether the group has started with the topic before
   */
  public static StartRule of(@Nullable Uuid committed, @Nullable Uuid current, boolean knownTopic) {
    if (committed == null) {
      return knownTopic ? BEGINNING : START;
    }
    return current == null || committed.equals(Uuid.ZERO_UUID) || committed.equals(current)
        ? COMMIT
        : RECREATED;
  }
}
