package org.openedx.eventbus.tools.desired;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.openedx.eventbus.codec.KeyPath;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.config.ProduceRoute;
import org.openedx.eventbus.tools.contract.Contract;

/** Where event types go. */
@FunctionalInterface
public interface Routing {

  /**
   * The topics of an event type; none where it is disabled.
   *
   * @throws org.openedx.eventbus.codec.InvalidKeyPathException when a configured key is none
   */
  List<Destination> of(Contract contract);

  /**
   * Each event type to its contract's own topic, behind an environment's prefix if there is one.
   */
  static Routing toOwnTopics(Optional<String> prefix) {
    return contract ->
        List.of(
            new Destination(
                prefix.map(each -> each + "-" + contract.topic()).orElseGet(contract::topic),
                contract.keyPath().map(path -> KeyPath.of(contract.wireSchema(), path))));
  }

  /** As a producer with this configuration sends: the contract's word, leaf by leaf overridden. */
  static Routing configuredBy(EventBusConfig config) {
    return contract -> {
      Map<String, ProduceRoute> routes = new TreeMap<>();
      routes.put(contract.topic(), new ProduceRoute(Optional.empty(), Optional.empty()));
      routes.putAll(config.produceRoutes().getOrDefault(contract.name(), Map.of()));
      List<Destination> destinations = new ArrayList<>();
      routes.forEach(
          (topic, route) -> {
            if (route.enabled().orElse(true)) {
              Optional<String> path = route.keyPath().or(contract::keyPath);
              destinations.add(
                  new Destination(
                      config.fullTopic(topic),
                      path.map(each -> KeyPath.of(contract.wireSchema(), each))));
            }
          });
      return destinations;
    };
  }
}
