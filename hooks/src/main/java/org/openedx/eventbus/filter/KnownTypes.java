package org.openedx.eventbus.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openedx.eventbus.event.EventCatalog;
import org.openedx.eventbus.event.EventName;
import org.openedx.eventbus.event.EventType;
import org.openedx.eventbus.internal.Suggestions;

/** Filter types that a configuration may name. */
final class KnownTypes {
  private final Map<EventName, PipelineDraft<?>> drafts;
  private final FilterCatalog types;
  private final EventCatalog events;

  KnownTypes(Map<EventName, PipelineDraft<?>> drafts, FilterCatalog types, EventCatalog events) {
    this.drafts = drafts;
    this.types = types;
    this.events = events;
  }

  Optional<FilterType<?>> find(EventName name) {
    PipelineDraft<?> draft = drafts.get(name);
    return draft != null ? Optional.of(draft.type()) : types.find(name).or(() -> ofEvent(name));
  }

  private Optional<FilterType<?>> ofEvent(EventName name) {
    for (EventType<?> type : events) {
      if (EventFilters.outboundName(type.name()).equals(name)) {
        return Optional.of(EventFilters.outbound(type));
      }
      if (EventFilters.inboundName(type.name()).equals(name)) {
        return Optional.of(EventFilters.inbound(type));
      }
    }
    return Optional.empty();
  }

  /** Returns a suggestion to append to a message, or an empty text. */
  String didYouMean(EventName name) {
    List<String> all = new ArrayList<>();
    drafts.keySet().forEach(each -> all.add(each.value()));
    types.forEach(each -> all.add(each.name().value()));
    for (EventType<?> type : events) {
      all.add(EventFilters.outboundName(type.name()).value());
      all.add(EventFilters.inboundName(type.name()).value());
    }
    return Suggestions.didYouMean(name.value(), all);
  }
}
