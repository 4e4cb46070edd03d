package org.openedx.eventbus.filter;

import java.util.Objects;
import java.util.function.UnaryOperator;
import org.openedx.eventbus.event.Event;
import org.openedx.eventbus.event.EventDroppedException;
import org.openedx.eventbus.event.EventName;
import org.openedx.eventbus.event.EventType;

/**
 * The filter types that events go through: {@code outbound} before a producer sends, {@code
 * inbound} before a consumer's handler is called. Their names are the event type's with that word
 * before the version: {@code org.openedx.learning.course.enrollment.created.outbound.v1}.
 *
 * <p>A step may change the payload; type and metadata stay. It withholds an event by throwing
 * {@link EventDroppedException}.
 */
public final class EventFilters {
  private EventFilters() {}

  /** What events of a type go through before they are sent. */
  public static <T> FilterType<Event<T>> outbound(EventType<T> type) {
    return of(outboundName(type.name()), type);
  }

  /** What events of a type go through before each of their handlers. */
  public static <T> FilterType<Event<T>> inbound(EventType<T> type) {
    return of(inboundName(type.name()), type);
  }

  /** A step that looks at the payload alone. */
  public static <T> FilterStep<Event<T>> payload(UnaryOperator<T> change) {
    Objects.requireNonNull(change, "change");
    return (event, context) -> event.withPayload(change.apply(event.payload()));
  }

  private static <T> FilterType<Event<T>> of(EventName name, EventType<T> type) {
    return FilterType.ofEvent(name, type)
        .keep("event type", Event::type)
        .keep("metadata", Event::metadata)
        .build();
  }

  static EventName outboundName(EventName type) {
    return derived(type, "outbound");
  }

  static EventName inboundName(EventName type) {
    return derived(type, "inbound");
  }

  /** A name without a version, which others may have chosen, gets version 0. */
  private static EventName derived(EventName type, String direction) {
    String name = type.value();
    if (type.majorVersion().isEmpty()) {
      return EventName.imported(name + "." + direction + ".v0");
    }
    int end = name.lastIndexOf(".v");
    return EventName.imported(name.substring(0, end) + "." + direction + name.substring(end));
  }
}
