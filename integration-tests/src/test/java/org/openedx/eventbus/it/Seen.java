package org.openedx.eventbus.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.avro.generic.GenericRecord;
import org.openedx.eventbus.event.Event;
import org.openedx.eventbus.handler.Delivery;
import org.openedx.eventbus.handler.DeliveryHandler;

/** A handler that remembers what it was given. Thread-safe. */
public final class Seen implements DeliveryHandler<GenericRecord> {
  private final List<One> all = new ArrayList<>();

  public record One(UUID id, String user, long n, Delivery delivery) {}

  @Override
  public void handle(Event<GenericRecord> event, Delivery delivery) {
    One one = new One(event.id(), Facts.user(event), Facts.number(event), delivery);
    synchronized (all) {
      all.add(one);
    }
  }

  public List<One> all() {
    synchronized (all) {
      return List.copyOf(all);
    }
  }

  public int count() {
    synchronized (all) {
      return all.size();
    }
  }

  public List<UUID> ids() {
    return all().stream().map(One::id).toList();
  }

  public Set<UUID> distinctIds() {
    return all().stream().map(One::id).collect(Collectors.toSet());
  }

  public List<Long> numbers() {
    return all().stream().map(One::n).toList();
  }

  public void await(int count) {
    Await.until(
        count + " different events handled",
        () -> distinctIds().size() >= count,
        () -> "so far " + distinctIds().size());
  }

  /** Each key's events came in the order they were sent, first deliveries only. */
  public void assertOrderByKey() {
    Map<String, Long> last = new HashMap<>();
    Set<UUID> known = new java.util.HashSet<>();
    for (One one : all()) {
      if (known.add(one.id())) {
        Long before = last.put(one.user(), one.n());
        assertThat(before == null ? -1 : before).as("before " + one).isLessThan(one.n());
      }
    }
  }
}
