package org.openedx.eventbus.filter;

import java.util.Objects;
import java.util.function.UnaryOperator;
import org.openedx.eventbus.event.Event;
import org.openedx.eventbus.event.EventName;
import org.openedx.eventbus.event.EventType;

/**
 * The filter types of events: {@code outbound} filters an event before a producer sends it, {@code
 * inbound} before a handler of a consumer receives it. Their names are the name of the event type
 * with this word before the version, for example {@code
 * org.openedx.learning.course.enrollment.created.outbound.v1}.
 *
 * <p>A step may replace the payload; type and metadata are protected. It drops an event by throwing
 * {@link org.openedx.eventbus.event.EventDroppedException}. For example:
 *
 * <pre>{@code
 * FilterPipelines.builder(config)
 *     .step(EventFilters.outbound(USER_CHANGED), EventFilters.payload(User::withoutEmail))
 *     .build();
 * }</pre>
 */
public final class EventFilters {
  private EventFilters() {}

  /**
   * {@return the filter type of events before they are sent}
   *
   * @param <T> the payload's class
   * @param type the event type
   */
  public static <T> FilterType<Event<T>> outbound(EventType<T> type) {
    return of(outboundName(Objects.requireNonNull(type, "type").name()), type);
  }

  /**
   * {@return the filter type of events before each of their handlers receives them}
   *
   * @param <T> the payload's class
   * @param type the event type
   */
  public static <T> FilterType<Event<T>> inbound(EventType<T> type) {
    return of(inboundName(Objects.requireNonNull(type, "type").name()), type);
  }

  /**
   * {@return a step that replaces the payload}
   *
   * @param <T> the payload's class
   * @param change returns the new payload; must not return null
   */
  public static <T> FilterStep<Event<T>> payload(UnaryOperator<T> change) {
    Objects.requireNonNull(change, "change");
    return (event, context) -> event.withPayload(change.apply(event.payload()));
  }

  private static <T> FilterType<Event<T>> of(EventName name, EventType<T> type) {
    return FilterType.ofEvent(name, type)
        .protect("event type", Event::type)
        .protect("metadata", Event::metadata)
        .build();
  }

  static EventName outboundName(EventName type) {
    return derivedName(type, "outbound");
  }

  static EventName inboundName(EventName type) {
    return derivedName(type, "inbound");
  }

  /** A type of another project may have no version in its name; the filter then has version 0. */
  private static EventName derivedName(EventName type, String direction) {
    String name = type.value();
    if (type.majorVersion().isEmpty()) {
      return EventName.imported(name + "." + direction + ".v0");
    }
    int end = name.lastIndexOf(".v");
    return EventName.imported(name.substring(0, end) + "." + direction + name.substring(end));
  }
}
