package org.openedx.eventbus.tools.registry;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.tools.contract.Contract;

/** Determines the topics of event types. */
@FunctionalInterface
public interface Routing {

  /**
   * A topic to which an event type is sent.
   *
   * @param topic the full topic name, including the prefix, for example {@code prod-orders}
   * @param key the path of the field that becomes the record's key, for example {@code order.id};
   *     empty for none
   */
  record Destination(String topic, Optional<String> key) {
    /**
     * Creates a destination.
     *
     * @param topic the full topic name, including the prefix
     * @param key the path of the field that becomes the record's key; empty for none
     */
    public Destination {
      Objects.requireNonNull(topic, "topic");
      Objects.requireNonNull(key, "key");
    }
  }

  /**
   * {@return the topics of an event type; empty if it is disabled}
   *
   * @param contract the current contract of the event type
   */
  List<Destination> of(Contract contract);

  /**
   * {@return a routing of each event type to the topic and key in its contract}
   *
   * @param fullTopic adds the environment's prefix to a topic
   */
  static Routing toOwnTopics(UnaryOperator<String> fullTopic) {
    return contract ->
        List.of(new Destination(fullTopic.apply(contract.topic()), contract.keyPath()));
  }

  /**
   * {@return the routing of a producer with this configuration: topics and keys of the contracts,
   * unless settings override them}
   *
   * @param config the configuration of the producer
   */
  static Routing configuredBy(EventBusConfig config) {
    return contract ->
        config
            .produceRoutes(contract.name(), contract.topic(), contract.keyPath())
            .entrySet()
            .stream()
            .filter(each -> each.getValue().isEnabled())
            .map(
                each -> new Destination(config.fullTopic(each.getKey()), each.getValue().keyPath()))
            .toList();
  }
}
