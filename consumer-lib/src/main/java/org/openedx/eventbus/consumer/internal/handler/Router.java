package org.openedx.eventbus.consumer.internal.handler;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.codec.internal.EventHeaders;
import org.openedx.eventbus.consumer.internal.engine.HandlerState;
import org.openedx.eventbus.event.EventName;
import org.openedx.eventbus.event.UndecodableEventException;
import org.openedx.eventbus.handler.HandlerId;
import org.openedx.eventbus.internal.Suggestions;

/**
 * The handlers of a consumer. Determines those of a record by its headers, without decoding it.
 * Immutable.
 */
public final class Router {
  private final Map<HandlerState, RegisteredHandler> handlers = new LinkedHashMap<>();
  private final Map<EventName, List<HandlerState>> byType;
  private final Map<String, List<HandlerState>> byTopic;
  private final HandlerState unroutable;

  /**
   * @param byType the handlers of each event type
   * @param byTopic the handlers of each topic, by its full name
   * @param unroutable gets records that no handler can process
   */
  Router(
      Collection<RegisteredHandler> registered,
      Map<EventName, List<HandlerState>> byType,
      Map<String, List<HandlerState>> byTopic,
      HandlerState unroutable) {
    registered.forEach(each -> handlers.put(each.state(), each));
    this.byType = byType;
    this.byTopic = byTopic;
    this.unroutable = unroutable;
  }

  /** Returns all handlers. */
  public Collection<RegisteredHandler> handlers() {
    return handlers.values();
  }

  /** Returns the scheduling states of all handlers, and that of records without a handler. */
  public List<HandlerState> states() {
    return Stream.concat(handlers.keySet().stream(), Stream.of(unroutable)).toList();
  }

  /** Returns the handler of a state; null for records that no handler can process. */
  public @Nullable RegisteredHandler handler(HandlerState state) {
    return handlers.get(state);
  }

  /**
   * Returns the handlers that a name or id selects.
   *
   * @throws IllegalArgumentException if it selects none
   */
  public List<RegisteredHandler> named(String handler) {
    Objects.requireNonNull(handler, "handler");
    List<RegisteredHandler> named =
        handlers().stream().filter(each -> each.id().matches(handler)).toList();
    if (named.isEmpty()) {
      throw new IllegalArgumentException(
          unknown(handler, handlers().stream().map(RegisteredHandler::id).distinct().toList()));
    }
    return named;
  }

  /** Returns the error message for a handler name that selects no handler. */
  static String unknown(String name, Collection<HandlerId> known) {
    List<String> names = known.stream().map(HandlerId::toString).sorted().toList();
    return "unknown handler '%s'; known handlers: %s%s"
        .formatted(name, names, Suggestions.didYouMean(name, names));
  }

  /** Returns the handlers of a record; if there are none, it is skipped. */
  public List<HandlerState> route(ConsumerRecord<byte[], byte[]> record) {
    try {
      return route(EventHeaders.typeOf(record.headers()), record.topic());
    } catch (UndecodableEventException e) {
      return List.of(unroutable);
    }
  }

  List<HandlerState> route(EventName type, String fullTopic) {
    List<HandlerState> ofType = byType.getOrDefault(type, List.of());
    List<HandlerState> ofTopic = byTopic.getOrDefault(fullTopic, List.of());
    if (ofTopic.isEmpty()) {
      return ofType; // the usual case, without a copy for each record
    }
    List<HandlerState> both = new ArrayList<>(ofType);
    both.addAll(ofTopic);
    return both;
  }

  /**
   * Returns the handler of a redriven event; if it is not registered, no other may replace it.
   *
   * @param record the event as it was first read
   * @param handler name of the handler of its dead letter
   */
  public HandlerState routeRedriven(ConsumerRecord<byte[], byte[]> record, String handler) {
    return route(record).stream()
        .filter(each -> each.name().equals(handler))
        .findFirst()
        .orElse(unroutable);
  }
}
