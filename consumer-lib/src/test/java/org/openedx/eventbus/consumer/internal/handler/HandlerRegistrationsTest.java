package org.openedx.eventbus.consumer.internal.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.openedx.eventbus.handler.HandlerOptions.handler;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;
import org.openedx.eventbus.avro.WireSchema;
import org.openedx.eventbus.codec.GenericCodec;
import org.openedx.eventbus.config.ConfigurationException;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.event.EventCatalog;
import org.openedx.eventbus.event.EventName;
import org.openedx.eventbus.event.EventType;
import org.openedx.eventbus.handler.Backoff;
import org.openedx.eventbus.handler.DeliveryHandler;
import org.openedx.eventbus.handler.FailurePolicy;
import org.openedx.eventbus.handler.HandlerRegistration;

class HandlerRegistrationsTest {
  private static final EventType<GenericRecord> TYPE = type("long");
  private static final DeliveryHandler<Object> ANY = (event, delivery) -> {};
  private final HandlerRegistrations registrations = new HandlerRegistrations();

  private static EventType<GenericRecord> type(String primitive) {
    return type("org.openedx.testing.thing.happened.v1", primitive);
  }

  private static EventType<GenericRecord> type(String eventType, String primitive) {
    EventName name = EventName.of(eventType);
    String text =
        """
        {"type": "record", "name": "CloudEvent", "namespace": "%s",
         "fields": [{"name": "n", "type": "%s"}]}\
        """
            .formatted(name.value(), primitive);
    return GenericCodec.eventType(name, WireSchema.of(text)).topic("things").build();
  }

  private Router build() {
    EventBusConfig config = EventBusConfig.of(Map.of());
    List<String> problems = registrations.problems(config, EventCatalog.of(), true);
    if (!problems.isEmpty()) {
      throw new ConfigurationException(problems);
    }
    return registrations.build(config);
  }

  private Set<String> topics(Map<String, String> settings) {
    return registrations.topics(EventBusConfig.of(settings));
  }

  @Test
  void topicsOfTheContractAreReadUnlessOthersAreConfigured() {
    registrations.add(HandlerRegistration.of(TYPE, ANY, "code"));
    assertThat(topics(Map.of())).containsExactly("things");
    assertThat(topics(Map.of("eventbus.topic.prefix", "prod"))).containsExactly("prod-things");
    assertThat(topics(Map.of("eventbus.consume." + TYPE.name() + ".topics", "a, b")))
        .containsExactly("a", "b");
  }

  @Test
  void eventIsRoutedToTheHandlersOfItsTypeAndOfItsTopic() {
    registrations.add(HandlerRegistration.of(TYPE, handler("typed").calls(ANY), "code"));
    registrations.add(HandlerRegistration.ofTopic("others", ANY, "code"));
    Router router = build();
    EventName unknown = EventName.of("org.openedx.testing.other.happened.v1");

    assertThat(router.route(TYPE.name(), "things")).hasSize(1);
    assertThat(router.route(TYPE.name(), "others")).hasSize(2);
    assertThat(router.route(unknown, "others")).hasSize(1);
    assertThat(router.route(unknown, "things")).isEmpty();
  }

  @Test
  void duplicateHandlersAreRejectedTogether() {
    registrations.add(HandlerRegistration.of(TYPE, ANY, "code"));
    registrations.add(HandlerRegistration.of(TYPE, ANY, "code"));
    registrations.add(HandlerRegistration.of(TYPE, handler("audit").calls(ANY), "code"));
    registrations.add(HandlerRegistration.of(TYPE, handler("audit").calls(ANY), "code"));
    registrations.add(
        HandlerRegistration.of(type("string"), handler("another contract").calls(ANY), "code"));

    assertThatThrownBy(this::build)
        .isInstanceOfSatisfying(
            ConfigurationException.class,
            e ->
                assertThat(e.problems())
                    .hasSize(3)
                    .anyMatch(line -> line.contains("without a name"))
                    .anyMatch(line -> line.contains("named 'audit'"))
                    .anyMatch(line -> line.contains("two different contracts")));
  }

  @Test
  void consumerWithoutHandlersIsRejected() {
    assertThatThrownBy(this::build)
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("no handlers");
  }

  @Test
  void equalPoliciesOfOneHandlerAreAcceptedAndDifferentOnesRejected() {
    EventType<GenericRecord> other = type("org.openedx.testing.other.happened.v1", "long");
    registrations.add(
        HandlerRegistration.of(TYPE, handler("audit").onFailure(retries(3)).calls(ANY), "code"));
    registrations.add(
        HandlerRegistration.of(other, handler("audit").onFailure(retries(3)).calls(ANY), "code"));

    assertThat(build().handlers()).hasSize(1);

    registrations.add(
        HandlerRegistration.ofTopic(
            "others", handler("audit").onFailure(retries(4)).calls(ANY), "code"));
    assertThat(build().handlers()).hasSize(2);

    EventType<GenericRecord> third = type("org.openedx.testing.third.happened.v1", "long");
    registrations.add(
        HandlerRegistration.of(third, handler("audit").onFailure(retries(5)).calls(ANY), "code"));
    assertThatThrownBy(this::build)
        .hasMessage("handler 'audit' is registered with different failure policies");
  }

  @Test
  void pauseConditionsOfOneHandlerAreCombined() {
    BooleanSupplier first = () -> true;
    BooleanSupplier second = () -> false;
    BooleanSupplier third = () -> false;
    EventType<GenericRecord> other = type("org.openedx.testing.other.happened.v1", "long");
    registrations.add(
        HandlerRegistration.of(TYPE, handler("audit").pausedWhile(first).calls(ANY), "code"));
    registrations.add(
        HandlerRegistration.of(other, handler("audit").pausedWhile(second).calls(ANY), "code"));
    registrations.addPauseCondition("type/audit", third);
    registrations.addPauseCondition("audit", first);

    assertThat(build().named("audit"))
        .singleElement()
        .satisfies(
            handler -> assertThat(handler.pauseConditions()).containsExactly(first, second, third));
  }

  @Test
  void policyGivenByNameOverridesThatOfTheRegistration() {
    registrations.add(
        HandlerRegistration.of(TYPE, handler("audit").onFailure(retries(3)).calls(ANY), "code"));
    registrations.setPolicy(
        "audit",
        FailurePolicy.retry(1, Backoff.exponential(Duration.ofMillis(1), Duration.ofSeconds(1)))
            .thenPark());

    assertThat(build().named("audit").get(0).state().parks()).isTrue();
  }

  @Test
  void unknownHandlerNamesAreRejected() {
    registrations.add(HandlerRegistration.of(TYPE, handler("audit").calls(ANY), "code"));
    registrations.setPolicy("audti", retries(3));
    registrations.addPauseCondition("topic/audit", () -> false);

    assertThatThrownBy(this::build)
        .isInstanceOfSatisfying(
            ConfigurationException.class,
            e ->
                assertThat(e.problems())
                    .satisfiesExactly(
                        line -> assertThat(line).startsWith("onFailure(\"audti\", …): unknown"),
                        line -> assertThat(line).startsWith("pausedWhile(\"topic/audit\"")));
  }

  private static FailurePolicy retries(int times) {
    return FailurePolicy.retry(
            times, Backoff.exponential(Duration.ofMillis(1), Duration.ofSeconds(1)))
        .thenDeadLetter();
  }
}
