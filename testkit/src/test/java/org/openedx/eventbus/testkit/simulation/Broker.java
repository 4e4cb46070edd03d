package org.openedx.eventbus.testkit.simulation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.consumer.deadletter.model.DeadLetter;
import org.openedx.eventbus.consumer.deadletter.model.Resolution;
import org.openedx.eventbus.consumer.internal.offsets.CommitMetadata;
import org.openedx.eventbus.consumer.internal.offsets.CompletedOffsets;
import org.openedx.eventbus.event.SentEvent.Placement;

/** Simulated broker: the topics, and the members, commits and assignments of the group. */
final class Broker {
  private final World world;
  private final SourceTopic topic;
  private final DeadLetterTopic letters;
  private final List<Member> members = new ArrayList<>();
  private final Set<Member> zombies = new HashSet<>();
  private final Map<Integer, Ownership> owners = new TreeMap<>();
  private final Map<TopicPartition, OffsetAndMetadata> commits = new HashMap<>();

  /** The group's commit in partition 0 of its dead-letter topic, with the known topics. */
  private @Nullable OffsetAndMetadata knownTopics;

  /** Positions in the dead-letter topic with an ID, before which all is resolved. */
  private Map<Integer, Long> remembered = Map.of();

  private @Nullable Uuid rememberedId;
  private int sent;

  private static final class Ownership {
    @Nullable Member owner;

    /** Changes with each owner; commits of an earlier epoch are rejected. */
    int epoch;
  }

  Broker(World world) {
    this.world = world;
    this.topic = new SourceTopic(world);
    this.letters = new DeadLetterTopic(world);
  }

  /** Sends an event, after the group has started with the topic. */
  void send(double troubled) {
    if (commits.isEmpty() && sent == 0) {
      world.time.in(10 * Dice.MILLIS, () -> send(troubled));
      return;
    }
    LoggedEvent event = topic.send("e" + sent++, Fate.draw(world.dice, troubled));
    Member owner = ownership(event.partition).owner;
    if (owner != null) {
      owner.wake(world.dice.millis(0, 20));
    }
  }

  SourceTopic topic() {
    return topic;
  }

  DeadLetterTopic deadLetters() {
    return letters;
  }

  private Ownership ownership(int partition) {
    return owners.computeIfAbsent(partition, any -> new Ownership());
  }

  /** Redrives dead letters, all in one transaction. */
  void redrive(List<DeadLetter> redriven) {
    redriven.forEach(each -> letters.resolve(each, Resolution.Kind.REDRIVEN));
    onDeadLetters();
  }

  /** Lets members read new records of the dead-letter topic. */
  void onDeadLetters() {
    members.forEach(Member::onDeadLetters);
  }

  void join(Member member) {
    members.add(member);
  }

  List<Member> members() {
    return members;
  }

  /** Removes a member and reassigns its partitions. */
  void expel(Member member) {
    members.remove(member);
    owners.forEach(
        (partition, ownership) -> {
          if (ownership.owner == member) {
            free(partition);
          }
        });
  }

  /** Unassigns a partition, and assigns it when there is a member. */
  void free(int partition) {
    Ownership ownership = ownership(partition);
    ownership.owner = null;
    ownership.epoch++;
    world.time.in(world.dice.millis(0, 50), () -> assign(partition));
  }

  private void assign(int partition) {
    Ownership ownership = ownership(partition);
    SourceLog log = topic.log(partition);
    if (ownership.owner != null || log == null) {
      return;
    }
    if (members.isEmpty()) {
      world.time.in(world.dice.millis(1, 50), () -> assign(partition));
      return;
    }
    if (world.plan.resets && !world.weather.faultsAreOver(world.now()) && world.dice.chance(0.2)) {
      reset(log);
    }
    Member member = world.dice.of(members);
    ownership.owner = member;
    OffsetAndMetadata commit = commits.get(at(partition));
    world.tally.moves++;
    world.tally.restored += commit == null || commit.metadata().isEmpty() ? 0 : 1;
    recordAssigned(member, partition);
    member.assigned(partition, ownership.epoch);
  }

  private static TopicPartition at(int partition) {
    return new TopicPartition(SourceTopic.NAME, partition);
  }

  /** Resets a committed offset, but keeps the metadata of the later commit. */
  private void reset(SourceLog log) {
    OffsetAndMetadata commit = commits.get(at(log.number));
    if (commit != null) {
      LoggedEvent first = log.read(commit.offset() - world.dice.from(1, 6));
      if (first != null && first.offset < commit.offset()) {
        commits.put(at(log.number), new OffsetAndMetadata(first.offset, commit.metadata()));
        recordReset(log, first.offset);
      }
    }
  }

  /** Records that events are delivered again from an offset on, in spite of later commits. */
  void recordReset(SourceLog log, long offset) {
    for (SourceLog.Branch each : log.branches()) {
      Placement next = new Placement(SourceTopic.NAME, each.partition(), offset);
      world.history.committed("operator", next, any -> false, world.now());
    }
  }

  void recordAssigned(Member member, int partition) {
    for (int each : topic.handledIn(partition)) {
      world.history.assigned(member.name(), SourceTopic.NAME, each, world.now());
    }
  }

  void recordLost(Member member, int partition) {
    for (int each : topic.handledIn(partition)) {
      world.history.lost(member.name(), SourceTopic.NAME, each, world.now());
    }
  }

  /**
   * Records that members do not agree for a while on who handles redriven events of partitions that
   * are removed or added again.
   */
  private void recordUncertain(int from) {
    for (int each : topic.historyFrom(from)) {
      members.forEach(
          member -> world.history.lost(member.name(), SourceTopic.NAME, each, world.now()));
    }
  }

  /** Asks the owner to return a partition, which then moves to any member. */
  void move(int partition) {
    Member owner = ownership(partition).owner;
    if (owner != null) {
      owner.drain(partition);
    }
  }

  boolean isOwner(int partition, int epoch) {
    return ownership(partition).epoch == epoch && ownership(partition).owner != null;
  }

  /** Returns the commits of the group. */
  Map<TopicPartition, OffsetAndMetadata> commits() {
    return Map.copyOf(commits);
  }

  @Nullable OffsetAndMetadata knownTopics() {
    return knownTopics;
  }

  void commitKnownTopics(OffsetAndMetadata commit) {
    knownTopics = commit;
  }

  void rememberDeadLetters(Uuid id, Map<Integer, Long> positions) {
    rememberedId = id;
    remembered = Map.copyOf(positions);
  }

  Map<Integer, Long> rememberedDeadLetters(Uuid id) {
    return id.equals(rememberedId) ? remembered : Map.of();
  }

  /** Takes the position at which the group starts in a partition. */
  void start(TopicPartition partition, OffsetAndMetadata commit) {
    commits.put(partition, commit);
  }

  /** Processes a commit; returns whether it was accepted. */
  boolean commit(Member member, Holding holding, OffsetAndMetadata commit, long sentAt) {
    SourceLog log = topic.log(holding.number);
    if (!isOwner(holding.number, holding.epoch)
        || log == null
        || world.weather.commitsFail(world.now())) {
      return false;
    }
    if (commit.metadata().length() > CommitMetadata.MAX_LENGTH) {
      throw World.broken("a commit's text is too long: " + commit.metadata().length());
    }
    commits.put(at(holding.number), commit);
    recordCommit(member, log, commit, sentAt);
    return true;
  }

  /** Records what a commit means to the next owner of a partition. */
  private void recordCommit(Member member, SourceLog log, OffsetAndMetadata commit, long sentAt) {
    CommitMetadata metadata = CommitMetadata.decode(commit.offset(), commit.metadata());
    if (!log.topicId.equals(metadata.topicId())) {
      return; // of a topic that was recreated since
    }
    int epoch = commit.leaderEpoch().orElse(-1);
    Optional<SourceLog.Divergence> divergence = log.compare(commit.offset(), epoch);
    OffsetAndMetadata from = divergence.isEmpty() ? commit : divergence.get().from();
    long offset = Math.min(commit.offset(), from == null ? 0 : from.offset());
    Set<Long> completed = new HashSet<>();
    if (divergence.isEmpty()) {
      CompletedOffsets listed = metadata.completed();
      for (LoggedEvent each : log.from(offset)) {
        if (!listed.isOfEpoch(each.offset, each.epoch)) {
          break; // the log lost its end since then
        }
        if (listed.contains(each.offset)) {
          completed.add(each.offset);
        }
      }
    }
    for (SourceLog.Branch each : log.branches()) {
      Placement at = new Placement(SourceTopic.NAME, each.partition(), offset);
      world.history.committed(member.name(), at, completed::contains, sentAt);
    }
  }

  /** Removes a member, which does not notice it for a while. */
  void vanish(Member member) {
    zombies.add(member);
    member.recordLosses();
    expel(member);
  }

  void noticed(Member member) {
    zombies.remove(member);
  }

  void truncate() {
    topic.truncate(world.dice.of(topic.logs()));
    zombies.forEach(Member::recordLosses); // under the new name of the log
    members.forEach(each -> each.wake(world.dice.millis(0, 100)));
  }

  /** Recreates the source topic; Kafka deletes its commits, unless it was too early. */
  void recreate(int partitions) {
    recordUncertain(Math.min(partitions, topic.partitions()));
    topic.recreate(partitions);
    zombies.forEach(Member::recordLosses);
    if (world.dice.chance(0.7)) {
      commits.clear();
    }
    owners.keySet().stream().filter(each -> each >= partitions).forEach(this::move);
    onPartitions();
  }

  void expand(int added) {
    recordUncertain(topic.partitions());
    topic.expand(added);
    onPartitions();
  }

  /** Assigns partitions that have no owner, because they are new. */
  private void onPartitions() {
    for (SourceLog each : topic.logs()) {
      if (ownership(each.number).owner == null) {
        free(each.number);
      }
    }
  }

  /** Recreates the dead-letter topic; Kafka deletes the group's commit in it. */
  void recreateDeadLetters() {
    letters.recreate();
    knownTopics = null;
  }

  /** Returns whether all events were sent and committed. */
  boolean isDone() {
    return sent == world.plan.events
        && letters.isDone()
        && topic.logs().stream().allMatch(this::isCommitted);
  }

  private boolean isCommitted(SourceLog log) {
    OffsetAndMetadata commit = commits.get(at(log.number));
    return commit != null
        && log.topicId.equals(CommitMetadata.decode(commit.offset(), commit.metadata()).topicId())
        && log.compare(commit.offset(), commit.leaderEpoch().orElse(-1)).isEmpty()
        && commit.offset() >= log.committedAtLast();
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (SourceLog log : topic.logs()) {
      text.append("\n  ").append(SourceTopic.NAME).append('-').append(log.number);
      text.append(": committed ").append(commits.get(at(log.number)));
      text.append(" of ").append(log.start()).append(" to ").append(log.end());
      text.append(", with ").append(ownership(log.number).owner);
    }
    return text + "\n  dead letters: " + letters;
  }
}
