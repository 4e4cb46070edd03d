package org.openedx.eventbus.consumer.internal.deadletter;

import org.openedx.eventbus.config.EventBusConfig;

/**
 * Full names of the topics that belong to one group.
 *
 * @param deadLetters holds the group's dead letters and their resolutions
 * @param redrive holds redriven events; only the group reads it
 */
public record GroupTopics(String deadLetters, String redrive) {

  /** Returns the topics of a group, for example {@code prod-mailer.dead-letters}. */
  public static GroupTopics of(EventBusConfig config, String group) {
    return new GroupTopics(
        config.fullTopic(group + ".dead-letters"), config.fullTopic(group + ".redrive"));
  }
}
