package org.openedx.eventbus.testkit.simulation;

import java.util.List;

/** The bugs that the suite must find; docs/consumer-guarantees.md lists them. */
final class Mutations {
  private static final String ENGINE = "internal/engine/Engine.java";
  private static final String FAILURES = "internal/engine/FailureHandler.java";
  private static final String WRITES = "internal/engine/PendingWrites.java";
  private static final String TRACKER = "internal/offsets/OffsetTracker.java";

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
                "internal/offsets/CompletedOffsets.java",
                """
                  public static CompletedOffsets decode(long committed, @Nullable String metadata) {
                    String prefix = VERSION + committed + ":";
                """,
                """
                  public static CompletedOffsets decode(long committed, @Nullable String metadata) {
                    String prefix = metadata == null ? "" : metadata.substring(0, metadata.indexOf(':', 4) + 1);
                """),
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
                ENGINE, "failures.onWriteFailure(queue, cause, nowNanos);", "completeWrite(task);"),
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
            .change("internal/engine/KeyQueue.java", "return partition.isRevoked() || ", "return "),
        Mutation.named("workers continue with a paused handler")
            .change("internal/engine/KeyQueue.java", " || (handler.isSuspended() && !trial)", ""),
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
            .change(PARKED, "Admission.PARK : Admission.WAIT", "Admission.PARK : Admission.ADMIT"),
        Mutation.named(
                "a partition is processed before the dead letters of other members are known")
            .change("internal/engine/Partition.java", "return deadLettersKnown;", "return true;"),
        Mutation.named("a redriven event overtakes an earlier one that failed again")
            .change(
                PARKED,
                "return free ? Admission.ADMIT : Admission.PARK;",
                "return Admission.ADMIT;"),
        Mutation.named("a consumer learns of dead letters that it wrote only from the topic")
            .change(PARKED, "if (!wasRead(deadLetter.id())) {", "if (deadLetter == null) {"),
        Mutation.named("an event that is a dead letter is handled when it is read again")
            .change(
                PARKED,
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
                "retrying"));
  }
}
