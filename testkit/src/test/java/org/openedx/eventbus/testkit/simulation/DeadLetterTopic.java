package org.openedx.eventbus.testkit.simulation;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.openedx.eventbus.consumer.deadletter.model.DeadLetter;
import org.openedx.eventbus.consumer.deadletter.model.DeadLetter.Details;
import org.openedx.eventbus.consumer.deadletter.model.DeadLetterId;
import org.openedx.eventbus.consumer.deadletter.model.DeadLetterKey;
import org.openedx.eventbus.consumer.deadletter.model.Disposition;
import org.openedx.eventbus.consumer.deadletter.model.EventOrigin;
import org.openedx.eventbus.consumer.deadletter.model.Resolution;
import org.openedx.eventbus.consumer.internal.deadletter.DeadLetterRecord;

/** Simulated dead-letter topic of the group. */
final class DeadLetterTopic {
  private final World world;
  private final List<DeadLetterRecord> log = new ArrayList<>();
  private final Map<DeadLetterId, DeadLetter> all = new TreeMap<>();
  private final Map<DeadLetterId, DeadLetter> open = new TreeMap<>();
  private final Map<DeadLetterId, LoggedEvent> events = new TreeMap<>();

  /** Redriven dead letters without an outcome. */
  private final Map<DeadLetterId, DeadLetter> pending = new TreeMap<>();

  /** By event and handler, the end of the topic when it was resolved. */
  private final Map<String, DeadLetterId> done = new TreeMap<>();

  DeadLetterTopic(World world) {
    this.world = world;
  }

  private DeadLetterId end() {
    return new DeadLetterId(0, log.size());
  }

  DeadLetter write(LoggedEvent event, String handler, Disposition disposition, int redrives) {
    LoggedEvent first = event.first;
    world.history.deadLetter(handler, first.at(), first.id, disposition.name(), world.now());
    world.tally.parked += disposition == Disposition.PARKED ? 1 : 0;
    DeadLetter letter =
        new DeadLetter(
            end(),
            new Details(
                handler,
                disposition,
                world.plan.parks,
                new EventOrigin(Broker.TOPIC, first.partition, first.offset, 0, redrives),
                Optional.empty(),
                Optional.empty(),
                1,
                Optional.empty(),
                Instant.EPOCH),
            Optional.empty(),
            Optional.empty(),
            DeadLetterKey.of(first.key == null ? null : first.key.getBytes(StandardCharsets.UTF_8)),
            1);
    pending.values().removeIf(each -> name(each).equals(name(letter)));
    log.add(new DeadLetterRecord.Written(letter));
    all.put(letter.id(), letter);
    open.put(letter.id(), letter);
    events.put(letter.id(), first);
    return letter;
  }

  private static String name(DeadLetter letter) {
    return letter.handler() + " " + letter.origin().partition() + "@" + letter.origin().offset();
  }

  void resolve(DeadLetterId id, Resolution.Kind kind) {
    DeadLetter letter = all.get(id);
    if (letter == null) {
      throw World.broken("there is no dead letter " + id);
    }
    LoggedEvent event = event(id);
    switch (kind) {
      case REDRIVEN -> {
        world.history.redriven(letter.handler(), event.at(), world.now());
        world.tally.redriven++;
        if (id.compareTo(done.getOrDefault(name(letter), id)) >= 0) {
          pending.put(id, letter);
        }
      }
      case DISCARDED -> {
        world.history.discarded(letter.handler(), event.at(), world.now());
        done(letter);
      }
      case HANDLED -> done(letter);
    }
    open.remove(id);
    log.add(
        new DeadLetterRecord.Resolved(
            end(), new Resolution(id, kind, "operator", Instant.EPOCH, Optional.empty())));
  }

  /** Resolves all dead letters of the event so far: one may have been written twice. */
  private void done(DeadLetter letter) {
    done.put(name(letter), end());
    pending.values().removeIf(each -> name(each).equals(name(letter)));
  }

  LoggedEvent event(DeadLetterId id) {
    LoggedEvent event = events.get(id);
    if (event == null) {
      throw World.broken("there is no dead letter " + id);
    }
    return event;
  }

  /** Returns the open dead letters by key and handler, in the order of their events. */
  List<List<DeadLetter>> byKey() {
    Map<String, List<DeadLetter>> byKey = new TreeMap<>();
    for (DeadLetter each : open.values()) {
      LoggedEvent event = event(each.id());
      String ofKey =
          event.key == null
              ? each.id().toString()
              : each.handler() + " " + event.partition + " " + event.key;
      byKey.computeIfAbsent(ofKey, any -> new ArrayList<>()).add(each);
    }
    byKey
        .values()
        .forEach(ofKey -> ofKey.sort(Comparator.comparing(each -> each.origin().offset())));
    return List.copyOf(byKey.values());
  }

  int size() {
    return log.size();
  }

  DeadLetterRecord read(int position) {
    return log.get(position);
  }

  /** Returns whether each dead letter was handled or discarded. */
  boolean isDone() {
    return open.isEmpty() && pending.isEmpty();
  }
}
