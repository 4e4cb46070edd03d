package org.openedx.eventbus.embedded;

import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.openedx.eventbus.embedded.junit.TopicPrefix;

/** {@code null} fails at the call that passes it, and the message is the parameter's name. */
class NullParametersTest {

  @Test
  void nullSettingOfABuilderIsRejected() {
    assertRejected("dataDirectory", () -> EmbeddedBus.builder().dataDirectory(null));
    assertRejected("name", () -> EmbeddedBus.builder().kafkaProperty(null, "1"));
    assertRejected("value", () -> EmbeddedBus.builder().kafkaProperty("log.retention.ms", null));
    assertRejected("name", () -> EmbeddedBus.builder().registryProperty(null, "1"));
    assertRejected("value", () -> EmbeddedBus.builder().registryProperty("x", null));
    assertRejected("progress", () -> EmbeddedBus.builder().progress(null));

    assertRejected("dataDirectory", () -> EmbeddedKafka.builder().dataDirectory(null));
    assertRejected("name", () -> EmbeddedKafka.builder().property(null, "1"));
    assertRejected("value", () -> EmbeddedKafka.builder().property("log.retention.ms", null));

    assertRejected("dataDirectory", () -> EmbeddedKafkaCluster.builder().dataDirectory(null));
    assertRejected("advertised", () -> EmbeddedKafkaCluster.builder().advertisedPorts(null));
    assertRejected("name", () -> EmbeddedKafkaCluster.builder().property(null, "1"));
    assertRejected("value", () -> EmbeddedKafkaCluster.builder().property("log.dirs", null));

    assertRejected("dataDirectory", () -> EmbeddedRegistry.builder().dataDirectory(null));
    assertRejected("name", () -> EmbeddedRegistry.builder().property(null, "1"));
    assertRejected("value", () -> EmbeddedRegistry.builder().property("x", null));
    assertRejected("progress", () -> EmbeddedRegistry.builder().progress(null));
  }

  @Test
  void nullParameterOfABrokerOrRegistryIsRejected() {
    try (EmbeddedKafka kafka = EmbeddedKafka.builder().prepare("port");
        EmbeddedRegistry registry = EmbeddedRegistry.builder().prepare("port")) {
      assertRejected("name", () -> kafka.createTopic(null, 1));
      assertRejected("name", () -> kafka.createTopic(null, 1, Map.of()));
      assertRejected("topicSettings", () -> kafka.createTopic("orders", 1, null));
      assertRejected("overrides", () -> registry.start(null));
    }
  }

  @Test
  void nullTopicNameOrPrefixIsRejected() {
    assertRejected("value", () -> new TopicPrefix(null));
    assertRejected("name", () -> new TopicPrefix("mine").topic(null));
  }

  static void assertRejected(String parameter, ThrowingCallable call) {
    assertThatNullPointerException().isThrownBy(call).withMessage(parameter);
  }
}
