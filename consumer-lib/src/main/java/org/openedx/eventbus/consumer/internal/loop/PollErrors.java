package org.openedx.eventbus.consumer.internal.loop;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.NoOffsetForPartitionException;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.GroupMaxSizeReachedException;
import org.apache.kafka.common.errors.InconsistentGroupProtocolException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnknownServerException;
import org.apache.kafka.common.errors.UnreleasedInstanceIdException;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.consumer.internal.engine.Engine;
import org.openedx.eventbus.consumer.internal.engine.Partition;
import org.openedx.eventbus.consumer.internal.health.Conditions.Finding;
import org.openedx.eventbus.consumer.internal.topics.TopicState;
import org.openedx.eventbus.consumer.monitoring.ConsumerHealth.Code;
import org.openedx.eventbus.internal.SafeText;
import org.openedx.eventbus.internal.ThrowableSnapshot;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Handles errors of polls, so that each of them stops only what it belongs to: a partition, a
 * topic, or the whole group until a permission is granted or the group admits this client. Confined
 * to the poll loop's thread.
 */
final class PollErrors {
  private static final Logger LOG = LoggerFactory.getLogger(PollErrors.class);
  private static final long RETRY_NANOS = Duration.ofSeconds(2).toNanos();

  /** After polls without an error for this time, the client is a member again. */
  private static final long ADMITTED_NANOS = Duration.ofSeconds(5).toNanos();

  private final PartitionAssignments assignments;
  private final EngineDriver driver;
  private final Engine engine;
  private final ReadFailures failures;
  private final LogChanges logChanges;
  private Map<String, TopicState> topics = Map.of();
  private @Nullable KafkaException groupError;
  private long groupErrorNanos;
  private boolean membershipEnded;

  PollErrors(PartitionAssignments assignments, LogChanges logChanges) {
    this.assignments = assignments;
    this.driver = assignments.driver();
    this.engine = driver.engine();
    this.failures = assignments.failures();
    this.logChanges = logChanges;
  }

  /** Takes the state of all topics. */
  void setTopics(Map<String, TopicState> now) {
    topics = now;
  }

  /** Tries again to read partitions whose backoff has ended. */
  void retry() {
    if (failures.isEmpty()) {
      return;
    }
    failures.retry(
        engine.partitions(),
        assignments::assignAgain,
        partition -> isUnauthorized(topics.get(partition.topicPartition().topic())));
  }

  private static boolean isUnauthorized(@Nullable TopicState state) {
    return state != null && state.status() == TopicState.Status.UNAUTHORIZED;
  }

  /** Returns whether records of a partition are ignored, because they will be read again. */
  boolean ignores(TopicPartition at) {
    Partition partition = engine.partition(at);
    if (partition == null) {
      return false;
    }
    if (failures.isDropping(partition)) {
      return true;
    }
    failures.onRead(partition);
    return false;
  }

  /** Notes that a poll returned without an error. */
  void onSuccess() {
    if (groupError != null && System.nanoTime() - groupErrorNanos > ADMITTED_NANOS) {
      LOG.info("This client is authorized, and a member of its group again");
      groupError = null;
    }
  }

  /** Returns whether an error of a poll was handled; if it was not, the consumer ends. */
  boolean handle(RuntimeException error) {
    if (error instanceof OffsetOutOfRangeException outOfRange) {
      logChanges.onOutOfRange(outOfRange);
    } else if (error instanceof NoOffsetForPartitionException noOffset) {
      assignments.assignAgain(assigned(noOffset.partitions()));
    } else if (error instanceof RetriableException) {
      LOG.warn("Poll failed; retrying: {}", SafeText.message(error));
    } else if (error instanceof TopicAuthorizationException unauthorized) {
      failures.onUnauthorized(engine.partitions(), unauthorized.unauthorizedTopics(), unauthorized);
    } else if (isOfClient(error) || isOfMembership(error)) {
      awaitMembership((KafkaException) error);
    } else {
      // Each error of Kafka's client about one partition names it.
      Optional<Partition> damaged =
          isOfCallback(error) ? Optional.empty() : ReadFailures.find(engine.partitions(), error);
      damaged.ifPresent(partition -> failures.onDamaged(partition, error));
      return damaged.isPresent();
    }
    return true;
  }

  /** Returns whether the broker denies this client everything. */
  private static boolean isOfClient(RuntimeException error) {
    return error instanceof GroupAuthorizationException || error instanceof AuthenticationException;
  }

  /**
   * Returns whether the group does not admit this client at the moment, which ends when members
   * leave or join. In new-style groups, the group also does not exist for this client if all other
   * members use the classic protocol, or if an operator deleted it.
   */
  private static boolean isOfMembership(RuntimeException error) {
    return error instanceof GroupIdNotFoundException
        || error instanceof GroupMaxSizeReachedException
        || error instanceof InconsistentGroupProtocolException
        || error instanceof UnreleasedInstanceIdException
        || error instanceof UnknownServerException;
  }

  /** Returns whether an error was thrown by this library, when partitions were assigned. */
  private static boolean isOfCallback(RuntimeException error) {
    return String.valueOf(error.getMessage()).startsWith("User rebalance callback");
  }

  private List<Partition> assigned(Set<TopicPartition> partitions) {
    List<Partition> assigned = new ArrayList<>();
    for (TopicPartition each : partitions) {
      Partition partition = engine.partition(each);
      if (partition != null) {
        assigned.add(partition);
      }
    }
    return assigned;
  }

  /** Waits a little; events that were read are handled meanwhile. */
  private void awaitMembership(KafkaException error) {
    if (groupError == null && isOfClient(error)) {
      LOG.error(
          "This client is not authorized; retrying until it is",
          ThrowableSnapshot.withoutForeignCalls(error).logged());
    } else if (groupError == null) {
      LOG.warn(
          "Group does not admit this client; retrying until it does: {}", SafeText.describe(error));
    }
    groupError = error;
    membershipEnded = !(error instanceof AuthenticationException);
    long end = System.nanoTime() + RETRY_NANOS;
    for (long left = RETRY_NANOS;
        left > 0 && !driver.commands().isStopped();
        left = end - System.nanoTime()) {
      driver.awaitStep(left);
    }
    groupErrorNanos = System.nanoTime();
  }

  /**
   * Returns once whether the group has not authorized or not admitted this client, after which some
   * clients never join again.
   */
  boolean takeMembershipEnded() {
    boolean ended = membershipEnded;
    membershipEnded = false;
    return ended;
  }

  /**
   * Finds what keeps events from being read, besides blocked partitions, and what operators should
   * know although they are read.
   */
  List<Finding> find() {
    List<Finding> found = new ArrayList<>();
    KafkaException error = groupError;
    if (error != null && isOfClient(error)) {
      found.add(
          new Finding(
              Code.NOT_AUTHORIZED,
              "",
              "nothing can be read until this client is authorized: " + SafeText.message(error),
              "grant the permission, or correct the credentials; it is retried"));
    } else if (error != null) {
      found.add(
          new Finding(
              Code.NOT_A_MEMBER,
              "",
              "nothing can be read until the group admits this client: " + SafeText.message(error),
              error instanceof UnreleasedInstanceIdException
                  ? "set a different eventbus.kafka.group.instance.id in each process; after a"
                      + " crash, wait for the end of the session; it is retried"
                  : "complete a change of group.protocol or of the assignor; otherwise check"
                      + " the maximum size of groups; it is retried"));
    }
    topics.forEach(
        (topic, state) -> {
          if (isUnauthorized(state)) {
            found.add(
                new Finding(
                    Code.NOT_AUTHORIZED,
                    topic,
                    "topic " + topic + " cannot be read: DESCRIBE is not granted on it",
                    "grant READ and DESCRIBE on the topic; it is retried"));
          }
        });
    logChanges
        .deletedUnread()
        .forEach(
            (partition, text) ->
                found.add(
                    new Finding(
                        Code.DELETED_UNREAD,
                        partition.toString(),
                        text,
                        "raise retention.ms or retention.bytes of the topic, and find out why the"
                            + " group is behind")));
    found.addAll(assignments.committer().find());
    return found;
  }
}
