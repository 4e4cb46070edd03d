package org.openedx.eventbus.testkit.simulation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.consumer.internal.engine.Engine;
import org.openedx.eventbus.consumer.internal.offsets.CommitMetadata;
import org.openedx.eventbus.consumer.internal.positions.KnownTopicNames;
import org.openedx.eventbus.consumer.internal.positions.LogContinuation;
import org.openedx.eventbus.consumer.internal.positions.LogIdentities;
import org.openedx.eventbus.consumer.internal.positions.LogIdentities.Reported;
import org.openedx.eventbus.consumer.internal.positions.LogSituation.Change;
import org.openedx.eventbus.consumer.internal.positions.ReadPosition;
import org.openedx.eventbus.consumer.internal.positions.StartPlan;
import org.openedx.eventbus.consumer.internal.topics.TopicState;

/** Reads the partitions of a member, as Kafka's client does, and follows changes of their logs. */
final class LogReader {
  private final World world;
  private final Broker broker;
  private final Member member;
  private final Engine engine;
  private final MemberHandlers handlers;
  private final LogIdentities identities = new LogIdentities();
  private final KnownTopicNames known = new KnownTopicNames();

  /** Whether a group without commits starts at the end of its topic. */
  private final boolean latest;

  LogReader(World world, Broker broker, Member member, Engine engine, MemberHandlers handlers) {
    this.world = world;
    this.broker = broker;
    this.member = member;
    this.engine = engine;
    this.handlers = handlers;
    this.latest = world.dice.chance(0.5);
  }

  /** Starts to look up the topic at an interval. */
  void watch() {
    world.time.in(world.dice.millis(1, 1 + world.plan.watch / Dice.MILLIS), this::look);
  }

  private void look() {
    if (member.isAlive()) {
      Uuid id = broker.topic().describe().id();
      for (Holding each : member.holdings()) {
        if (!each.draining && isRecreated(each, id)) {
          verify(each);
        }
      }
      world.time.in(world.plan.watch, this::look);
    }
  }

  private void verify(Holding holding) {
    Uuid id = broker.topic().describe().id();
    if (id != null && isRecreated(holding, id)) {
      follow(holding, identities.startOver(holding.partition, id));
    }
  }

  private boolean isRecreated(Holding holding, @Nullable Uuid id) {
    return id != null && identities.isRecreated(holding.partition, id);
  }

  /** Returns where reading of a newly assigned partition begins. */
  ReadPosition start(int number) {
    TopicPartition at = new TopicPartition(SourceTopic.NAME, number);
    Map<String, TopicState> topics = Map.of(SourceTopic.NAME, broker.topic().describe());
    known.merge(broker.knownTopics());
    StartPlan plan = StartPlan.of(List.of(at), broker.commits(), topics, known::contains);
    plan.known().forEach(this::remember);
    for (TopicPartition each : plan.starting()) {
      SourceLog log = broker.topic().log(each.partition());
      if (log != null) {
        start(each, log, topics.get(each.topic()).id(), plan.positions());
      }
    }
    SourceLog log = broker.topic().log(number);
    if (log != null && !log.topicId.equals(topics.get(SourceTopic.NAME).id())) {
      broker.recordReset(log, 0); // a broker lags: the commit seems to be of another topic
    }
    return plan.positions().getOrDefault(at, ReadPosition.of(0, null));
  }

  private void start(
      TopicPartition partition,
      SourceLog log,
      @Nullable Uuid id,
      Map<TopicPartition, ReadPosition> positions) {
    ReadPosition position = ReadPosition.of(latest ? log.end() : log.start(), id);
    broker.start(partition, position.toCommit(CommitMetadata.MAX_LENGTH));
    remember(partition.topic());
    positions.put(partition, position);
  }

  private void remember(String topic) {
    if (known.add(topic)) {
      broker.commitKnownTopics(known.toCommit(CommitMetadata.MAX_LENGTH));
    }
  }

  /** Reads the next events of a partition. */
  void read(Holding holding) {
    SourceLog log = broker.topic().log(holding.number);
    if (log == null || holding.draining) {
      return;
    }
    if (!holding.isComparedWith(log)) {
      Optional<SourceLog.Divergence> divergence =
          log.compare(holding.position, holding.positionEpoch);
      if (divergence.isPresent()) {
        onOutOfRange(holding, log, true, divergence.get().from());
        return;
      }
      holding.compared(log);
    }
    if (holding.position < log.start() || holding.position > log.end()) {
      onOutOfRange(holding, log, false, null);
      return;
    }
    LoggedEvent event = log.read(holding.position);
    while (event != null && holding.partition.bufferedRecords() < world.plan.admitted) {
      world.readUnnoticed |= !log.topicId.equals(holding.partition.topicId());
      engine.receive(holding.partition, event.record(), handlers.named(event.handlers));
      holding.position = event.offset + 1;
      holding.positionEpoch = event.epoch;
      event = log.read(holding.position);
    }
  }

  private void onOutOfRange(
      Holding holding, SourceLog log, boolean truncation, @Nullable OffsetAndMetadata from) {
    Reported report = new Reported(holding.position, truncation, from);
    Uuid id = broker.topic().describe().id();
    follow(holding, identities.onOutOfRange(holding.partition, report, id, log.start(), log.end()));
  }

  private void follow(Holding holding, LogContinuation next) {
    SourceLog log = broker.topic().log(holding.number);
    if (log != null && next.change() == Change.DELETED) {
      reportDeleted(holding, log, next);
    }
    if (log != null && next.change() == Change.REPLACED) {
      broker.recordReset(log, next.position().offset());
    }
    if (next.restarts()) {
      member.restart(holding, next.position());
    } else {
      holding.seek(next.position());
    }
    member.wake(Dice.MILLIS);
  }

  /** Records a report of deleted events, whose number must be exact. */
  private void reportDeleted(Holding holding, SourceLog log, LogContinuation next) {
    long to = next.position().offset();
    long count = 0;
    for (long offset = holding.position; offset < to; offset++) {
      count += holding.restored.contains(offset) ? 0 : 1;
    }
    if (count != next.deletedUnread() && log.branches().size() == 1) {
      throw World.broken(
          "%d events of %s were deleted unread, from %d to %d, but %d are reported"
              .formatted(count, holding.partition, holding.position, to, next.deletedUnread()));
    }
    if (next.deletedUnread() > 0) {
      world.tally.deletedUnread += next.deletedUnread();
      for (SourceLog.Branch each : log.branches()) {
        world.history.reportedDeleted(
            member.name(),
            SourceTopic.NAME,
            each.partition(),
            holding.position,
            Math.min(to, log.end(each)),
            world.now());
      }
    }
  }
}
