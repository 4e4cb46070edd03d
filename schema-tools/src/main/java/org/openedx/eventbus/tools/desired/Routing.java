package org.openedx.eventbus.tools.desired;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.openedx.eventbus.codec.KeyPath;
import org.openedx.eventbus.config.EventBusConfig;
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
   * Each event type to its contract's own topic.
   *
   * @param fullTopic adds an environment's prefix to a topic
   */
  static Routing toOwnTopics(UnaryOperator<String> fullTopic) {
    return contract ->
        List.of(
            new Destination(
                fullTopic.apply(contract.topic()),
                contract.keyPath().map(path -> KeyPath.of(contract.wireSchema(), path))));
  }

  /** As a producer with this configuration sends: the contract's word, leaf by leaf overridden. */
  static Routing configuredBy(EventBusConfig config) {
    return contract -> {
      List<Destination> destinations = new ArrayList<>();
      config
          .produceRoutes(contract.name(), contract.topic(), contract.keyPath())
          .forEach(
              (topic, route) -> {
                if (route.isEnabled()) {
                  destinations.add(
                      new Destination(
                          config.fullTopic(topic),
                          route.keyPath().map(each -> KeyPath.of(contract.wireSchema(), each))));
                }
              });
      return destinations;
    };
  }
}
