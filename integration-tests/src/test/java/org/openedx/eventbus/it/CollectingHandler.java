package org.openedx.eventbus.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
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

/** Handler that collects the events it handles. Thread-safe. */
public final class CollectingHandler implements DeliveryHandler<GenericRecord> {
  private final List<Handled> all = new ArrayList<>();

  public record Handled(UUID id, String user, long n, Delivery delivery) {}

  @Override
  public void handle(Event<GenericRecord> event, Delivery delivery) {
    Handled handled =
        new Handled(event.id(), TestEvents.user(event), TestEvents.number(event), delivery);
    synchronized (all) {
      all.add(handled);
    }
  }

  public List<Handled> all() {
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
    return all().stream().map(Handled::id).toList();
  }

  public Set<UUID> distinctIds() {
    return all().stream().map(Handled::id).collect(Collectors.toSet());
  }

  public List<Long> numbers() {
    return all().stream().map(Handled::n).toList();
  }

  public void await(int count) {
    await(count, Await.TIMEOUT);
  }

  public void await(int count, Duration timeout) {
    Await.within(
        timeout,
        count + " different events handled",
        () -> distinctIds().size() >= count,
        () -> "so far " + distinctIds().size());
  }

  /** Asserts that the first deliveries of each key are in the order of sending. */
  public void assertOrderByKey() {
    Map<String, Long> last = new HashMap<>();
    Set<UUID> known = new java.util.HashSet<>();
    for (Handled each : all()) {
      if (known.add(each.id())) {
        Long before = last.put(each.user(), each.n());
        assertThat(before == null ? -1 : before).as("before " + each).isLessThan(each.n());
      }
    }
  }
}
