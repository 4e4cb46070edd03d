package org.openedx.eventbus.testkit.simulation;

/** Counters of one run or of many. */
final class Tally {
  int runs;
  long events;
  long outcomes;
  long duplicates;
  long deadLetters;
  long attempts;
  long crashes;
  long zombies;
  long departures;
  long moves;
  long lateDrains;
  long restored;
  long trials;
  long blocks;
  long unwritten;
  long parked;
  long redriven;
  long parkedAgain;
  long recreated;
  long truncated;
  long expanded;
  long expired;
  long deletedUnread;
  long deadLettersRecreated;
  long deadLettersExpired;
  long readUnnoticed;
  long virtualMillis;

  void add(Tally other) {
    runs += other.runs;
    events += other.events;
    outcomes += other.outcomes;
    duplicates += other.duplicates;
    deadLetters += other.deadLetters;
    attempts += other.attempts;
    crashes += other.crashes;
    zombies += other.zombies;
    departures += other.departures;
    moves += other.moves;
    lateDrains += other.lateDrains;
    restored += other.restored;
    trials += other.trials;
    blocks += other.blocks;
    unwritten += other.unwritten;
    parked += other.parked;
    redriven += other.redriven;
    parkedAgain += other.parkedAgain;
    recreated += other.recreated;
    truncated += other.truncated;
    expanded += other.expanded;
    expired += other.expired;
    deletedUnread += other.deletedUnread;
    deadLettersRecreated += other.deadLettersRecreated;
    deadLettersExpired += other.deadLettersExpired;
    readUnnoticed += other.readUnnoticed;
    virtualMillis += other.virtualMillis;
  }

  @Override
  public String toString() {
    return "%d runs, %d min of virtual time: events %d, outcomes %d, attempts %d, duplicates %d,"
            .formatted(runs, virtualMillis / 60_000, events, outcomes, attempts, duplicates)
        + " dead letters %d (parked %d, redriven %d, parked again %d, unwritten at first %d); crashes %d, zombies %d, departures"
            .formatted(deadLetters, parked, redriven, parkedAgain, unwritten, crashes, zombies)
        + " %d, partitions moved %d (drained too late %d, with a restored map %d), blocks of partitions %d,"
            .formatted(departures, moves, lateDrains, restored, blocks)
        + " trials of circuit breakers %d;".formatted(trials)
        + " topics recreated %d (read before it was noticed in %d runs), truncated %d, expanded %d,"
            .formatted(recreated, readUnnoticed, truncated, expanded)
        + " expired %d (deleted unread %d), dead letters recreated %d, expired %d"
            .formatted(expired, deletedUnread, deadLettersRecreated, deadLettersExpired);
  }
}
