package org.openedx.eventbus.consumer.internal.deadletter;

import java.util.List;
import org.openedx.eventbus.config.ConfigurationException;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.internal.SafeText;
import org.openedx.eventbus.internal.TopicNames;

/**
 * Names in Kafka that belong to one group.
 *
 * @param deadLetters full name of the topic that holds the group's dead letters and their
 *     resolutions
 * @param transactionalId transactional ID of redrives and discards, so that there is one at a time
 */
public record GroupTopics(String deadLetters, String transactionalId) {
  private static final String DEAD_LETTERS = ".dead-letters";
  private static final String TRANSACTIONAL_ID = ".redrive";

  /** Length of a group's name in a message. */
  private static final int MAX_SHOWN = 300;

  /**
   * Returns the names of a group, for example the topic {@code prod-mailer.dead-letters}.
   *
   * @throws ConfigurationException if no topic can have such a name
   */
  public static GroupTopics of(EventBusConfig config, String group) {
    String deadLetters = config.fullTopic(group + DEAD_LETTERS);
    TopicNames.violation(deadLetters)
        .ifPresent(
            why -> {
              int longest = TopicNames.MAX_LENGTH - (deadLetters.length() - group.length());
              throw new ConfigurationException(
                  List.of(
                      ("group '%s' cannot be part of the name of its dead-letter topic, which %s:"
                              + " use 1 to %d letters, digits, dots, hyphens and underscores")
                          .formatted(SafeText.escape(group, MAX_SHOWN), why, longest)));
            });
    return new GroupTopics(deadLetters, config.fullTopic(group + TRANSACTIONAL_ID));
  }
}
