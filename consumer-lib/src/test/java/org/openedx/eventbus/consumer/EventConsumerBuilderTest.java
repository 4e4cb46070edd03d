package org.openedx.eventbus.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openedx.eventbus.config.ConfigurationException;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.consumer.deadletter.DeadLetterFilter;
import org.openedx.eventbus.consumer.settings.StartPosition;
import org.openedx.eventbus.event.EventCatalog;
import org.openedx.eventbus.handler.FailurePolicy;

class EventConsumerBuilderTest {
  private static final EventBusConfig CONFIG = EventBusConfig.of(Map.of());

  private static Arguments call(String parameter, ThrowingCallable call) {
    return Arguments.of(parameter, call);
  }

  static Stream<Arguments> nulls() {
    EventConsumerBuilder builder = EventConsumer.builder(CONFIG);
    return Stream.of(
        call("config", () -> EventConsumer.builder(null)),
        call("group", () -> builder.group(null)),
        call("registration", () -> builder.register(null)),
        call("policy", () -> builder.onFailure(null)),
        call("handler", () -> builder.onFailure(null, FailurePolicy.DEFAULT)),
        call("policy", () -> builder.onFailure("audit", null)),
        call("condition", () -> builder.pausedWhile(null)),
        call("handler", () -> builder.pausedWhile(null, () -> true)),
        call("condition", () -> builder.pausedWhile("audit", null)),
        call("ordering", () -> builder.ordering(null)),
        call("catalog", () -> builder.catalog(null)),
        call("registry", () -> builder.registry(null)),
        call("filters", () -> builder.filters(null)),
        call("interceptor", () -> builder.around(null)),
        call("listener", () -> builder.listener(null)),
        call("time", () -> DeadLetterFilter.ALL.from(null)),
        call("ids", () -> DeadLetterFilter.ALL.ids(null)),
        call("text", () -> StartPosition.parse(null)));
  }

  @ParameterizedTest
  @MethodSource("nulls")
  void nullIsRejectedAtTheCallWithTheParametersName(String parameter, ThrowingCallable call) {
    assertThatThrownBy(call).isInstanceOf(NullPointerException.class).hasMessage(parameter);
  }

  @Test
  void blankNamesAreRejectedAtTheCall() {
    EventConsumerBuilder builder = EventConsumer.builder(CONFIG);
    assertThatThrownBy(() -> builder.group(" "))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("group must not be blank");
    assertThatThrownBy(() -> builder.pausedWhile("", () -> true))
        .hasMessage("handler must not be blank");
  }

  @Test
  void startReportsAllProblemsTogether() {
    EventConsumerBuilder builder =
        EventConsumer.builder(CONFIG).catalog(EventCatalog.of()).pausedWhile("audit", () -> true);
    assertThatThrownBy(builder::start)
        .isInstanceOfSatisfying(
            ConfigurationException.class,
            e ->
                assertThat(e.problems())
                    .anyMatch(line -> line.contains("no group"))
                    .anyMatch(line -> line.contains("eventbus.kafka.bootstrap.servers"))
                    .anyMatch(line -> line.contains("eventbus.registry.url"))
                    .anyMatch(line -> line.contains("unknown handler 'audit'"))
                    .anyMatch(line -> line.contains("no handlers")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"svc:mailer", "mailer group", "münchen", "x/y", "a\u001bb"})
  void groupThatNoTopicCanBeNamedAfterIsRejectedAtTheStart(String group) {
    assertThatThrownBy(EventConsumer.builder(CONFIG).group(group)::start)
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("cannot be part of the name of its dead-letter topic")
        .hasMessageContaining("use 1 to 236 letters, digits, dots, hyphens and underscores")
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\u001b"));
  }

  @Test
  void longestGroupDependsOnThePrefix() {
    EventBusConfig config = EventBusConfig.of(Map.of("eventbus.topic.prefix", "prod"));

    assertThat(problems(config, "a".repeat(231))).noneMatch(line -> line.contains("dead-letter"));
    assertThat(problems(config, "a".repeat(232)))
        .anyMatch(line -> line.contains("has 250 characters, at most 249: use 1 to 231 letters"));
  }

  @Test
  void topicThatCannotExistIsRejectedAtTheStart() {
    EventConsumerBuilder builder =
        EventConsumer.builder(CONFIG).group("g").onTopic("orders/2026", event -> {});

    assertThatThrownBy(builder::start)
        .hasMessageContaining("no topic can have the name 'orders/2026', which contains '/'");
  }

  private static List<String> problems(EventBusConfig config, String group) {
    return catchThrowableOfType(
            ConfigurationException.class, EventConsumer.builder(config).group(group)::start)
        .problems();
  }
}
