package org.openedx.eventbus.producer.internal;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.producer.internal.Routes.Route;

/** States of the routes in use, and queues of their topics. Confined to the sender thread. */
final class RouteStates {
  private final Map<Route, RouteState> states = new HashMap<>();
  private final Map<String, TopicQueue> queues = new HashMap<>();

  /** Returns the state of a route, which is created at its first use. */
  RouteState of(Route route) {
    return states.computeIfAbsent(
        route,
        r -> new RouteState(r, queues.computeIfAbsent(r.topic(), topic -> new TopicQueue())));
  }

  Collection<RouteState> all() {
    return states.values();
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
    return states.values().stream()
        .filter(each -> each.isReady() && topics.contains(each.route.topic()))
        .toList();
  }

  /** Returns the topics of the routes that are ready. */
  Set<String> readyTopics() {
    return states.values().stream()
        .filter(RouteState::isReady)
        .map(each -> each.route.topic())
        .collect(Collectors.toSet());
  }
}
