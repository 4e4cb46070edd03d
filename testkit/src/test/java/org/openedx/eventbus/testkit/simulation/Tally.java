package org.openedx.eventbus.testkit.simulation;

/** What happened, over one run or many. */
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
    virtualMillis += other.virtualMillis;
  }

  @Override
  public String toString() {
    return "%d runs, %d min of virtual time: events %d, outcomes %d, attempts %d, duplicates %d,"
            .formatted(runs, virtualMillis / 60_000, events, outcomes, attempts, duplicates)
        + " dead letters %d (parked %d, redriven %d, unwritten at first %d); crashes %d, zombies %d, departures"
            .formatted(deadLetters, parked, redriven, unwritten, crashes, zombies)
        + " %d, partitions moved %d (drained too late %d, with a restored map %d), blocks of partitions %d,"
            .formatted(departures, moves, lateDrains, restored, blocks)
        + " trials of circuit breakers %d".formatted(trials);
  }
}
