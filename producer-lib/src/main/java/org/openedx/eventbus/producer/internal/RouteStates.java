package org.openedx.eventbus.producer.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.producer.internal.Routes.Route;

/**
 * States of the routes in use, and queues of their topics. Confined to the sender thread.
 *
 * <p>Of the event types outside of the catalogue, which records name, only a limited number of
 * unused routes is kept: those that were used last.
 */
final class RouteStates {
  private final Map<Route, RouteState> ofCatalog = new HashMap<>();

  /** The states of forwarded event types, those that were used least recently first. */
  private final Map<Route, RouteState> forwarded = new LinkedHashMap<>(16, 0.75f, true);

  private final Map<String, TopicQueue> queues = new HashMap<>();

  /** The number of states of forwarded event types at which unused ones are removed. */
  private int limit = Routes.MAX_FORWARDED;

  /** Returns the state of a route, which is created at its first use. */
  RouteState of(Route route) {
    Map<Route, RouteState> states = route.inCatalog() ? ofCatalog : forwarded;
    RouteState known = states.get(route);
    if (known != null) {
      return known;
    }
    if (forwarded.size() >= limit) {
      removeUnused();
    }
    RouteState state =
        new RouteState(route, queues.computeIfAbsent(route.topic(), topic -> new TopicQueue()));
    states.put(route, state);
    return state;
  }

  /** Removes the oldest half of the forwarded event types, except those that are used. */
  private void removeUnused() {
    Set<Route> queued =
        queues.values().stream()
            .flatMap(each -> each.routes().stream())
            .collect(Collectors.toSet());
    int keep = Routes.MAX_FORWARDED / 2;
    for (RouteState each : List.copyOf(forwarded.values())) {
      if (forwarded.size() > keep && each.isUnused() && !queued.contains(each.route)) {
        forwarded.remove(each.route);
      }
    }
    limit = Math.max(Routes.MAX_FORWARDED, 2 * forwarded.size());
    Set<String> topics = all().stream().map(each -> each.route.topic()).collect(Collectors.toSet());
    queues
        .entrySet()
        .removeIf(each -> !topics.contains(each.getKey()) && each.getValue().isUnused());
  }

  Collection<RouteState> all() {
    List<RouteState> all = new ArrayList<>(ofCatalog.values());
    all.addAll(forwarded.values());
    return all;
  }

  Collection<TopicQueue> queues() {
    return queues.values();
  }

  /** Returns the queue of a topic; null if no route has this topic. */
  @Nullable TopicQueue queue(String topic) {
    return queues.get(topic);
  }

  /** Returns the routes that are ready, of some topics. */
  List<RouteState> ready(Set<String> topics) {
    return all().stream()
        .filter(each -> each.isReady() && topics.contains(each.route.topic()))
        .toList();
  }

  /** Returns the topics of the routes that are ready. */
  Set<String> readyTopics() {
    return all().stream()
        .filter(RouteState::isReady)
        .map(each -> each.route.topic())
        .collect(Collectors.toSet());
  }
}
