package org.openedx.eventbus.tools.asyncapi;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.openedx.eventbus.tools.contract.Contract;

/** The channel of a topic, with its event types as messages. */
final class Channel {
  private final String topic;
  private final String fullTopic;
  private final SortedSet<String> messages = new TreeSet<>();
  private Optional<Duration> retention = Optional.empty();

  /**
   * @param topic the topic name without prefix, which references in the document use
   * @param fullTopic the topic name with prefix
   */
  Channel(String topic, String fullTopic) {
    this.topic = topic;
    this.fullTopic = fullTopic;
  }

  /** Adds an event type. The topic gets the shortest retention of its event types. */
  void add(Contract contract) {
    messages.add(ComponentNames.of(contract.name().value()));
    Optional<Duration> other = contract.retention();
    if (retention.isEmpty()
        || other.filter(each -> each.compareTo(retention.get()) < 0).isPresent()) {
      retention = other.or(() -> retention);
    }
  }

  String key() {
    return ComponentNames.of(topic);
  }

  ObjectNode node() {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("address", fullTopic);
    ObjectNode references = node.putObject("messages");
    messages.forEach(
        each -> references.putObject(each).put("$ref", "#/components/messages/" + each));
    ObjectNode binding = node.putObject("bindings").putObject("kafka");
    binding.put("topic", fullTopic);
    retention.ifPresent(
        each -> binding.putObject("topicConfiguration").put("retention.ms", each.toMillis()));
    binding.put("bindingVersion", MessageWriter.BINDING_VERSION);
    return node;
  }

  /**
   * @param action {@code send} or {@code receive}
   */
  ObjectNode operation(String action) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    String channel = "#/channels/" + key();
    node.put("action", action);
    node.putObject("channel").put("$ref", channel);
    ArrayNode references = node.putArray("messages");
    messages.forEach(each -> references.addObject().put("$ref", channel + "/messages/" + each));
    return node;
  }
}
