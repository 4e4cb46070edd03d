package org.openedx.eventbus.testkit.simulation;

import java.util.List;

/** The bugs that the suite must find; docs/consumer-guarantees.md lists them. */
final class Mutations {
  private static final String ENGINE = "engine/Engine.java";
  private static final String TRACKER = "offsets/OffsetTracker.java";

  private static final String PARKED = "parking/ParkedIndex.java";
  private static final String LETTERS = "parking/KeyLetters.java";

  private Mutations() {}

  static List<Mutation> all() {
    return List.of(
        Mutation.named("the commit passes the lowest unfinished offset")
            .change(TRACKER, "return offsets[head];", "return offsets[head] + 1;"),
        Mutation.named("the commit's map takes unfinished offsets for finished")
            .change(TRACKER, "next = offsets[i] + 1;", "next = offsets[i];"),
        Mutation.named("the restored map is ignored")
            .change(TRACKER, "if (restored.contains(offset)) {", "if (offset < 0) {"),
        Mutation.named("a map is trusted although it belongs to another commit")
            .change(
                "offsets/CompletedOffsets.java",
                """
                  public static CompletedOffsets decode(long committed, @Nullable String metadata) {
                    String start = VERSION + committed + ":";
                """,
                """
                  public static CompletedOffsets decode(long committed, @Nullable String metadata) {
                    String start = metadata == null ? "" : metadata.substring(0, metadata.indexOf(':', 4) + 1);
                """),
        Mutation.named("completions of an earlier assignment count for the present one")
            .change(
                ENGINE,
                "if (!isCurrent(lane.partition)) {\n      return; // a late one",
                "if (partition(lane.partition.topicPartition()) == null) {\n      return; // a late one")
            .change(
                ENGINE,
                "task.lane.partition.finish(received);",
                "partitions.get(task.lane.partition.topicPartition()).finish(received);"),
        Mutation.named("a retry loses its place among the events of its key")
            .change(
                ENGINE,
                "lane.state = Lane.State.WAITING;",
                "lane.state = Lane.State.WAITING; lane.removeFirst(); task.next = null; lane.add(task);"),
        Mutation.named("two workers have one lane")
            .change(
                ENGINE,
                "if (lane.state == Lane.State.IDLE || heldBack.overflows(lane)) {",
                "if (lane.state == Lane.State.IDLE || lane.state == Lane.State.RUNNING || heldBack.overflows(lane)) {"),
        Mutation.named("events of a key come into several lanes")
            .change(
                "engine/Partition.java",
                "Lane known = lanes.get(wanted.set(receiver, key));",
                "Lane known = null; wanted.set(receiver, key);"),
        Mutation.named("a dead letter counts before its write is acknowledged")
            .change(
                ENGINE,
                "    task.disposition = disposition;\n",
                "    task.disposition = disposition; finish(task);\n")
            .change(
                ENGINE,
                "if (isCurrent(lane.partition)) {\n      finish(lane.removeFirst());",
                "if (isCurrent(lane.partition)) {\n      lane.removeFirst();"),
        Mutation.named("a dead letter whose write fails is given up")
            .change(
                ENGINE, "alarms.set(lane, lane.partition.standstill.until());", "written(task);"),
        Mutation.named("the breaker's probe counts as an attempt of the event")
            .change(
                ENGINE,
                "if (lane.probe() && failure.kind() == Failure.Kind.HANDLER && !isRejected(verdict)) {",
                "if (task.attempts < 0) {"),
        Mutation.named("a probe that is rejected is tried for ever")
            .change(ENGINE, " && !isRejected(verdict)) {", ") {"),
        Mutation.named("workers go on with a partition that is given up")
            .change("engine/Lane.java", "return partition.revoked() || ", "return "),
        Mutation.named("workers go on with a handler that is paused")
            .change("engine/Lane.java", " || (receiver.suspended() && !probe)", ""),
        Mutation.named("an event overtakes a parked one of its key")
            .change(
                "engine/HeldBack.java",
                "return tooMany ? Answer.HELD : answer;",
                "return Answer.FREE;"),
        Mutation.named("a redriven event is finished before its letter says that it was handled")
            .change(ENGINE, "write(lane); // its letter is answered first\n        return;", ""),
        Mutation.named("a parked key goes on while its events are only on their way back")
            .change(LETTERS, "Answer.HELD : Answer.REDRIVEN", "Answer.HELD : Answer.FREE"),
        Mutation.named("a partition is begun before the dead letters of others are known")
            .change("engine/Partition.java", "return lettersKnown;", "return true;"),
        Mutation.named("a redriven event overtakes one before it that failed again")
            .change(PARKED, "return free ? Answer.FREE : Answer.HELD;", "return Answer.FREE;"),
        Mutation.named("a letter of its own is heard of only when the topic is read")
            .change(PARKED, "if (!wasRead(letter.id())) {", "if (letter == null) {"),
        Mutation.named("an event whose letter stands is handled when it is read again")
            .change(
                PARKED, "return Answer.DONE; // given again", "return Answer.FREE; // given again"),
        Mutation.named("an event is finished with its first handler")
            .change("engine/Received.java", "this.unfinished = tasks;", "this.unfinished = 1;"),
        Mutation.named("an interrupted event counts as handled")
            .change(
                ENGINE,
                "case INTERRUPTED -> goOn(lane);",
                "case INTERRUPTED -> { finish(lane.removeFirst()); goOn(lane); }"),
        Mutation.named("an event that nobody handles is never finished")
            .change(
                ENGINE,
                "    if (wanted.isEmpty()) {\n      partition.offsets.finish(record.offset());",
                "    if (wanted.isEmpty()) {"),
        Mutation.named("a retry does not wait")
            .change(
                ENGINE, "alarms.set(lane, now + retry.afterNanos());", "alarms.set(lane, now);"),
        Mutation.named("giving up one partition forgets the retries of all")
            .change(
                "engine/Alarms.java",
                "queue.removeIf(alarm -> alarm.lane().partition == partition);",
                "queue.clear();"),
        Mutation.named("what stopped a partition is not tried again")
            .change(
                ENGINE,
                "partition.standstill.due(now).forEach(ready::add);",
                "partition.standstill.due(now);"),
        Mutation.named("what stopped a partition is tried again while it is being tried")
            .change("engine/Standstill.java", ".filter(lane -> !lane.trial)", ""),
        Mutation.named("a partition goes on while a dead letter of it cannot be written")
            .change("engine/Standstill.java", "(lane.trial && !unwritten())", "lane.trial")
            .change("engine/Standstill.java", "trying || unwritten() ?", "trying ?"),
        Mutation.named("a dead letter is written over and over without a pause")
            .change("engine/Standstill.java", "trying || now - until >= 0", "trying"));
  }
}
