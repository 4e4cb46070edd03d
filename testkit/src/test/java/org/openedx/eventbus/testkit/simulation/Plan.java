package org.openedx.eventbus.testkit.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.openedx.eventbus.consumer.settings.ConsumerSettings.Ordering;

/** The settings of one run. */
final class Plan {
  /** Duration of the faults, from the start of the run. */
  static final long FAULTS = 8_000 * Dice.MILLIS;

  /** Maximum duration after the faults: a single worker with slow handlers takes a minute. */
  static final long CALM = 180_000 * Dice.MILLIS;

  final int partitions;
  final int consumers;
  final int workers;
  final int maxBatch;
  final int events;
  final int keys;
  final double withoutKey;
  final Ordering ordering;
  final boolean parks;

  /** Maximum number of attempts; 0 is unlimited. */
  final int attempts;

  final boolean incompatibleIsDead;
  final int breakerKeys;
  final Duration breakerPause;

  /** For each event type, its handlers. */
  final List<List<String>> handlers = new ArrayList<>();

  final int admitted;
  final long commitEvery;
  final long drain;
  final double gaps;
  final double slow;
  final int crashes;
  final int zombies;
  final int departures;
  final int rebalances;
  final int pauses;
  final boolean resets;
  final int operations;

  /** Whether a rebalance moves all partitions, as with eager assignment. */
  final boolean eager;

  /** Interval at which members look up topics. */
  final long watch;

  /** How long members wait for a schema id that the registry does not have. */
  final Duration unknownIds;

  /** Number of partitions of the dead-letter topic. */
  final int deadLetterPartitions;

  final int recreations;
  final int truncations;
  final int expansions;
  final int expiries;
  final int deadLetterRecreations;
  final int deadLetterExpansions;
  final int deadLetterExpiries;

  /** Returns whether operators change topics, so that events are handled again. */
  boolean changesTopics() {
    return recreations + truncations + expansions + expiries > 0
        || deadLetterRecreations + deadLetterExpiries > 0;
  }

  Plan(Dice dice) {
    partitions = dice.from(1, 4);
    consumers = dice.from(2, 3);
    workers = dice.from(1, 8);
    maxBatch = dice.from(1, 6);
    events = dice.from(40, 130);
    keys = dice.from(1, 12);
    withoutKey = dice.share(0.3, 0.5);
    ordering =
        dice.chance(0.7) ? Ordering.KEY : dice.chance(0.5) ? Ordering.PARTITION : Ordering.NONE;
    parks = ordering == Ordering.KEY && dice.chance(0.3);
    attempts = dice.chance(0.7) ? dice.from(1, 4) : 0;
    incompatibleIsDead = dice.chance(0.3);
    breakerKeys = dice.chance(0.4) ? dice.from(1, 3) : 0;
    breakerPause = Duration.ofMillis(dice.from(50, 1_500));
    int types = dice.from(1, 3);
    for (int type = 0; type < types; type++) {
      int count = type == 0 ? dice.from(1, 3) : dice.from(0, 2);
      handlers.add(IntStream.range(0, count).mapToObj(i -> "handler" + i).toList());
    }
    admitted = dice.from(2, 40);
    commitEvery = dice.millis(50, 1_000);
    drain = dice.millis(5, 2_000);
    gaps = dice.share(0.5, 0.5);
    slow = dice.share(0.5, 0.1);
    crashes = dice.from(0, 3);
    zombies = dice.from(0, 2);
    departures = dice.from(0, 2);
    rebalances = dice.from(0, 6);
    pauses = dice.from(0, 2);
    operations = dice.from(0, 12);
    eager = dice.chance(0.3);
    watch = dice.millis(200, 2_500);
    unknownIds = Duration.ofMillis(dice.from(4_000, 20_000));
    deadLetterPartitions = dice.from(1, 2);
    recreations = dice.rarely(0.15, 2);
    truncations = dice.rarely(0.2, 3);
    expansions = dice.rarely(0.15, 2);
    expiries = dice.rarely(0.2, 6);
    deadLetterRecreations = dice.rarely(0.1, 2);
    deadLetterExpansions = dice.rarely(0.1, 1);
    deadLetterExpiries = dice.rarely(0.1, 4);
    // A position that another tool has set is taken for the present log.
    resets = dice.chance(0.2) && recreations + truncations == 0;
  }
}
