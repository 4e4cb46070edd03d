package org.openedx.eventbus.consumer.deadletter;

import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthorizationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Warns of members of a group that read other topics. Two services that were given one group by
 * mistake share the events of the topics they have in common: each sees some of them, and neither
 * knows. That is legal and, while a deployment changes topics, meant: so it is a warning.
 */
final class GroupActivityCheck {
  private static final Logger LOG = LoggerFactory.getLogger(GroupActivityCheck.class);
  private static final int SECONDS = 5;

  private final String group;
  private final Set<String> topics;

  /**
   * @param sources the topics that this consumer will read besides the group's own
   */
  GroupActivityCheck(String group, GroupTopics own, Set<String> sources) {
    this.group = group;
    this.topics = new HashSet<>(sources);
    topics.add(own.redrive());
  }

  /** Says what it finds, and nothing more: what it cannot see is no reason not to start. */
  void look(Admin admin) {
    try {
      KafkaFuture<ConsumerGroupDescription> found =
          Objects.requireNonNull(
              admin.describeConsumerGroups(Set.of(group)).describedGroups().get(group));
      warn(found.get(SECONDS, TimeUnit.SECONDS));
    } catch (ExecutionException e) {
      if (e.getCause() instanceof AuthorizationException) {
        LOG.info(
            "Not authorized to describe group '{}'; cannot check whether its members read other"
                + " topics: {}",
            group,
            e.getCause().getMessage());
      } else {
        LOG.debug("Group '{}' could not be described; it may have no members yet", group, e);
      }
    } catch (TimeoutException e) {
      LOG.debug("Group '{}' could not be described in time", group, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void warn(ConsumerGroupDescription found) {
    String others =
        found.members().stream()
            .map(this::describe)
            .flatMap(Optional::stream)
            .sorted()
            .collect(Collectors.joining("; "));
    if (!others.isEmpty()) {
      LOG.warn(
          "Group '{}' has members that read other topics: {}; this consumer reads {}. Members of a"
              + " group share its events: if they are another service, use a different group",
          group,
          others,
          new TreeSet<>(topics));
    }
  }

  /** Empty where a member reads what this consumer reads. */
  private Optional<String> describe(MemberDescription member) {
    Set<String> others =
        member.assignment().topicPartitions().stream()
            .map(TopicPartition::topic)
            .filter(topic -> !topics.contains(topic))
            .collect(Collectors.toCollection(TreeSet::new));
    return others.isEmpty()
        ? Optional.empty()
        : Optional.of(
            member.clientId()
                + " on "
                + member.host()
                + " ("
                + member.consumerId()
                + ") reads "
                + others);
  }
}
