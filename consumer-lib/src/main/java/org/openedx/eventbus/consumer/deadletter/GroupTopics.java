package org.openedx.eventbus.consumer.deadletter;

import org.openedx.eventbus.config.EventBusConfig;

/**
 * The topics that belong to one group.
 *
 * @param deadLetters where what it could not handle is kept
 * @param redrive what is given to its handlers again; nobody else reads it
 */
public record GroupTopics(String deadLetters, String redrive) {

  /** Those of a group, with the environment's prefix. */
  public static GroupTopics of(EventBusConfig config, String group) {
    return new GroupTopics(
        config.fullTopic(group + ".dead-letters"), config.fullTopic(group + ".redrive"));
  }
}
