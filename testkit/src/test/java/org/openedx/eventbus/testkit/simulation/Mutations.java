package org.openedx.eventbus.testkit.simulation;

import java.util.List;

/** The bugs that the suite must find; docs/consumer-guarantees.md lists them. */
final class Mutations {
  private static final String ENGINE = "internal/engine/Engine.java";
  private static final String FAILURES = "internal/engine/FailureHandler.java";
  private static final String QUEUE = "internal/engine/KeyQueue.java";
  private static final String WRITES = "internal/engine/PendingWrites.java";
  private static final String TRACKER = "internal/offsets/OffsetTracker.java";

  private static final String START = "internal/positions/StartRule.java";
  private static final String IDENTITIES = "internal/positions/LogIdentities.java";
  private static final String CONTINUATION = "internal/positions/LogContinuation.java";
  private static final String KNOWN = "internal/parking/KnownDeadLetters.java";
  private static final String REDRIVEN = "internal/parking/RedrivenEvents.java";

  private static final String KEY = "internal/parking/KeyDeadLetters.java";
  private static final String PARKED = "internal/parking/ParkedKeyIndex.java";

  private Mutations() {}

  static List<Mutation> all() {
    return List.of(
        Mutation.named("the commit passes the lowest offset that is not completed")
            .change(TRACKER, "return offsets[head];", "return offsets[head] + 1;"),
        Mutation.named("the commit's metadata lists uncompleted offsets as completed")
            .change(TRACKER, "next = offsets[i] + 1;", "next = offsets[i];"),
        Mutation.named("the completed offsets of the commit are ignored")
            .change(TRACKER, "if (restored.contains(offset)) {", "if (offset < 0) {"),
        Mutation.named("metadata is decoded although it belongs to another commit")
            .change(
                "internal/offsets/CommitMetadata.java",
                "String second = VERSION + committed + \":\";",
                "String second = metadata == null ? \"\""
                    + " : metadata.substring(0, metadata.indexOf(':', 4) + 1);"),
        Mutation.named("results of a stale assignment count for the current one")
            .change(
                ENGINE,
                "if (!isCurrent(queue.partition)) {\n      return; // stale assignment",
                "if (partition(queue.partition.topicPartition()) == null) {\n"
                    + "      return; // stale assignment")
            .change(
                ENGINE,
                "task.queue.partition.complete(record);",
                "partitions.get(task.queue.partition.topicPartition()).complete(record);"),
        Mutation.named("a retry loses its place among the events of its key")
            .change(
                FAILURES,
                "queue.state = KeyQueue.State.BACKOFF;",
                "queue.state = KeyQueue.State.BACKOFF; Task task = queue.first();"
                    + " queue.removeFirst(); task.next = null; queue.add(task);"),
        Mutation.named("two workers have one key queue")
            .change(
                ENGINE,
                "if (queue.state == KeyQueue.State.IDLE || parkingGate.overflows(queue)) {",
                "if (queue.state == KeyQueue.State.IDLE || queue.state == KeyQueue.State.RUNNING ||"
                    + " parkingGate.overflows(queue)) {"),
        Mutation.named("events of a key are spread over several key queues")
            .change(
                "internal/engine/Partition.java",
                "KeyQueue known = queues.get(lookup.set(handler, key));",
                "KeyQueue known = null; lookup.set(handler, key);"),
        Mutation.named("a dead letter counts before its write is acknowledged")
            .change(
                WRITES,
                "    task.disposition = disposition;\n",
                "    task.disposition = disposition;\n"
                    + "    if (--task.bufferedRecord().unfinishedTasks == 0) {\n"
                    + "      queue.partition.complete(task.bufferedRecord());\n"
                    + "    }\n")
            .change(
                ENGINE,
                "if (isCurrent(queue.partition)) {\n      finish(queue.removeFirst());",
                "if (isCurrent(queue.partition)) {\n      queue.removeFirst();"),
        Mutation.named("a dead letter whose write fails counts as written")
            .change(
                ENGINE,
                "failures.onWriteFailure(task.queue, cause, nowNanos);",
                "completeWrite(task);"),
        Mutation.named("the failed trial of a circuit breaker counts as an attempt of its event")
            .change(
                FAILURES,
                "if (queue.isTrial() && failure.kind() == Failure.Kind.HANDLER) {",
                "if (task.failedAttempts < 0) {"),
        Mutation.named("a trial event that its handler rejects is retried forever")
            .change(
                FAILURES,
                "if (queue.isTrial() && failure.kind() == Failure.Kind.HANDLER) {",
                "if (queue.isTrial() && failure.kind() != Failure.Kind.POISON) {"),
        Mutation.named("workers continue with a revoked partition")
            .change(QUEUE, "return !partition.mayStart() || ", "return "),
        Mutation.named("workers continue with a paused handler")
            .change(QUEUE, " || (handler.isSuspended() && !trial)", ""),
        Mutation.named("an event overtakes a parked one of its key")
            .change(
                "internal/engine/ParkingGate.java",
                "return overflow ? Admission.PARK : admission;",
                "return Admission.ADMIT;"),
        Mutation.named("a redriven event is completed before its dead letter is resolved")
            .change(
                ENGINE,
                "pendingWrites.addResolution(queue); // its dead letter is resolved first\n"
                    + "        return;",
                ""),
        Mutation.named(
                "events of a parked key are handled while earlier ones are still being redriven")
            .change(KEY, "Admission.PARK : Admission.WAIT", "Admission.PARK : Admission.ADMIT"),
        Mutation.named(
                "a partition is processed before the dead letters of other members are known")
            .change("internal/engine/Partition.java", "return deadLettersKnown;", "return true;"),
        Mutation.named("a redriven event overtakes an earlier one that failed again")
            .change(KEY, "          return Admission.PARK;", "          return Admission.ADMIT;"),
        Mutation.named("a redriven event overtakes an earlier one that is still being redriven")
            .change(KEY, "if (before > i && waits) {", "if (before < i) {"),
        Mutation.named("a redriven event has a separate key queue")
            .change(
                ENGINE,
                "KeyQueue queue = partition.queue(ordering, handler, record.key());",
                "KeyQueue queue = new KeyQueue(partition, handler, null);"),
        Mutation.named("a redriven event is placed behind later events of its key")
            .change(
                QUEUE,
                "if (!task.isRedriven()) {\n      return true;",
                "if (!task.isRedriven()) {\n      return false;"),
        Mutation.named("a redriven event displaces an event whose dead letter is being written")
            .change(
                QUEUE, "case READY, BACKOFF, WRITING -> 1;", "case READY, BACKOFF, WRITING -> 0;"),
        Mutation.named("a redriven event is handled in a batch with other events of its key")
            .change(QUEUE, "if (redrivenTasks > 0) {", "if (redrivenTasks < 0) {"),
        Mutation.named("redriven events of a partition are not read again by its next owner")
            .change(
                "internal/parking/RedrivenEvents.java",
                "if (each.loadedInto != partition) {",
                "if (each.loadedInto == null) {"),
        Mutation.named("a consumer learns of dead letters that it wrote only from the topic")
            .change(PARKED, "if (isNew(deadLetter.id(), before)) {", "if (replaced == null) {"),
        Mutation.named("an event that is a dead letter is handled when it is read again")
            .change(
                KEY,
                "return Admission.SKIP; // read again",
                "return Admission.ADMIT; // read again"),
        Mutation.named("an event is completed with its first handler")
            .change(
                "internal/engine/BufferedRecord.java",
                "this.unfinishedTasks = tasks;",
                "this.unfinishedTasks = 1;"),
        Mutation.named("an interrupted event counts as handled")
            .change(
                ENGINE,
                "if (failure == null || failures.onFailure(queue, failure, nowNanos)) {",
                "if (failure != null && failure.kind() == Failure.Kind.INTERRUPTED)"
                    + " finish(queue.removeFirst());\n"
                    + "    if (failure == null || failure.kind() == Failure.Kind.INTERRUPTED"
                    + " || failures.onFailure(queue, failure, nowNanos)) {"),
        Mutation.named("an event without a handler is never completed")
            .change(
                ENGINE,
                "    if (handlers.isEmpty()) {\n      partition.offsets.complete(record.offset());",
                "    if (handlers.isEmpty()) {"),
        Mutation.named("a retry has no backoff")
            .change(
                FAILURES,
                "setBackoff(queue, nowNanos + retry.delayNanos());",
                "setBackoff(queue, nowNanos);"),
        Mutation.named("revoking one partition cancels the retries of all")
            .change(
                "internal/engine/RetryTimers.java",
                "timers.removeIf(timer -> timer.queue().partition == partition);",
                "timers.clear();"),
        Mutation.named("a blocked partition is not retried")
            .change(
                ENGINE,
                "partition.block.startRetries(nowNanos).forEach(ready::add);",
                "partition.block.startRetries(nowNanos);"),
        Mutation.named("the retry of a blocked partition is started again while it is running")
            .change(
                "internal/engine/PartitionBlock.java", ".filter(queue -> !queue.retriesBlock)", ""),
        Mutation.named("a partition is processed while a dead letter of it cannot be written")
            .change(
                "internal/engine/PartitionBlock.java",
                "(queue.retriesBlock && !isWriteFailing())",
                "queue.retriesBlock")
            .change(
                "internal/engine/PartitionBlock.java",
                "retrying || isWriteFailing() ?",
                "retrying ?"),
        Mutation.named("the write of a dead letter is retried without a backoff")
            .change(
                "internal/engine/PartitionBlock.java",
                "retrying || nowNanos - retryAtNanos >= 0",
                "retrying"),
        Mutation.named("the position of a commit is kept in a topic that was recreated since")
            .change(START, ": RECREATED;", ": COMMIT;"),
        Mutation.named("a topic that is recreated while a member reads it is not noticed")
            .change(IDENTITIES, "if (known.equals(id)) {", "if (!known.equals(topicIdOf(id))) {")
            .change(
                IDENTITIES,
                "  /** Returns where reading continues in a topic",
                "  private static Uuid topicIdOf(Uuid id) { return Uuid.ZERO_UUID; }\n"
                    + "  /** Returns where reading continues in a topic"),
        Mutation.named("the start position applies to topics and partitions that are created later")
            .change(START, "return knownTopic ? BEGINNING : START;", "return START;"),
        Mutation.named("topics that the group has started with are forgotten with their commits")
            .change(
                "internal/positions/KnownTopicNames.java",
                "return hashes.contains(hash(topic));",
                "return false;"),
        Mutation.named("the start position applies to a position that retention has deleted")
            .change(
                CONTINUATION,
                "case DELETED -> deleted(partition, position, situation.logStart());",
                "case DELETED -> deleted(partition, position, situation.logEnd());"),
        Mutation.named("a commit has no leader epoch, so that a log without its end is not noticed")
            .change(
                "internal/positions/PartitionCommit.java",
                "epoch < 0 ? Optional.empty()",
                "epoch < 10_000 ? Optional.empty()"),
        Mutation.named("the completed offsets of a commit are applied to a log that lost its end")
            .change(
                "internal/offsets/CompletedOffsets.java",
                "return before == LeaderEpochs.UNKNOWN || epoch == LeaderEpochs.UNKNOWN"
                    + " || before == epoch;",
                "return true;"),
        Mutation.named("reading continues where a log lost its end, after uncompleted events")
            .change(
                CONTINUATION, "Math.min(committable, divergent.offset());", "divergent.offset();"),
        Mutation.named("a log that lost its end is read from its new end on")
            .change(
                CONTINUATION,
                "ReadPosition.of(situation.logStart(), partition.topicId()), 0);",
                "ReadPosition.of(situation.logEnd(), partition.topicId()), 0);"),
        Mutation.named("completed events are reported as deleted unread")
            .change(TRACKER, "return restored.missing(from, to);", "return to - from;"),
        Mutation.named("one event too few is reported as deleted unread")
            .change(
                CONTINUATION,
                "partition.uncompleted(position, start);",
                "partition.uncompleted(position, start - 1);"),
        Mutation.named("events that were deleted unread are not reported")
            .change(CONTINUATION, "partition.topicId()), count);", "partition.topicId()), 0);"),
        Mutation.named("parked keys are forgotten when their topic is expanded")
            .change(KEY, "if (begin > 0 || end < size) {", "if (begin < 0) {"),
        Mutation.named("redriven events of a removed partition are handled by no member")
            .change(
                REDRIVEN,
                "return removed.contains(new TopicPartition(topic, partition))",
                "return partition < 0"),
        Mutation.named("a dead letter in a recreated topic is taken for one that was read before")
            .change(PARKED, "return id.offset() < readBefore ||", "return"),
        Mutation.named("dead letters of a recreated topic are not forgotten")
            .change(KNOWN, "    index.clear();\n", ""),
        Mutation.named("expired dead letters keep their keys parked")
            .change(
                KNOWN,
                "expired += index.removeBelow(each.getKey(), each.getValue());",
                "expired += 0;"),
        Mutation.named("an event whose schema id is unknown becomes poison at once")
            .changeCore(
                "codec/internal/UnknownSchemaIds.java",
                "state.missing = now - state.sinceNanos >= timeoutNanos;",
                "state.missing = true;"),
        Mutation.named("the remembered position passes an unresolved dead letter")
            .change(
                "internal/parking/UnresolvedDeadLetters.java",
                "return head < tail ? offsets[head] : position;",
                "return position;"));
  }
}
