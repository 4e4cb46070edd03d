package org.openedx.eventbus.consumer.internal.deadletter;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.openedx.eventbus.internal.KafkaFutures;
import org.openedx.eventbus.internal.SafeText;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Check when a consumer starts: warns if members of its group read other topics.
 *
 * <p>Two services that use one group by mistake share the events of their common topics, so that
 * each of them misses some. It is a warning only, since it is intended while a deployment changes
 * the topics of a service.
 *
 * @param topics full names of the topics that this consumer reads
 */
record GroupActivityCheck(String group, Set<String> topics) {
  private static final Logger LOG = LoggerFactory.getLogger(GroupActivityCheck.class);
  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  /** Logs what it finds. Never fails: the consumer can start without this check. */
  void run(Admin admin) {
    try {
      warn(
          KafkaFutures.get(
              Objects.requireNonNull(
                  admin.describeConsumerGroups(Set.of(group)).describedGroups().get(group)),
              TIMEOUT));
    } catch (AuthorizationException e) {
      LOG.info(
          "Not authorized to describe group '{}'; cannot check whether its members read other"
              + " topics: {}",
          group,
          SafeText.message(e));
    } catch (TimeoutException e) {
      LOG.debug("Group '{}' could not be described in time", group, e);
    } catch (RuntimeException e) { // whatever it is: this check must not prevent the start
      LOG.debug("Group '{}' could not be described; it may have no members yet", group, e);
    }
  }

  private void warn(ConsumerGroupDescription description) {
    String others =
        description.members().stream()
            .map(this::describe)
            .flatMap(Optional::stream)
            .sorted()
            .collect(Collectors.joining("; "));
    if (!others.isEmpty()) {
      LOG.warn(
          "Group '{}' has members that read other topics: {}; this consumer reads {}. Members of a"
              + " group share its events: if they are another service, use a different group",
          group,
          SafeText.escape(others), // clients choose their ids
          new TreeSet<>(topics));
    }
  }

  /** Returns which other topics a member reads; empty if it reads none. */
  private Optional<String> describe(MemberDescription member) {
    Set<String> others =
        member.assignment().topicPartitions().stream()
            .map(TopicPartition::topic)
            .filter(topic -> !topics.contains(topic))
            .collect(Collectors.toCollection(TreeSet::new));
    return others.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "%s on %s (%s) reads %s"
                .formatted(member.clientId(), member.host(), member.consumerId(), others));
  }
}
