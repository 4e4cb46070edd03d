package org.openedx.eventbus.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.openedx.eventbus.handler.HandlerOptions.handler;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;
import org.openedx.eventbus.avro.WireSchema;
import org.openedx.eventbus.codec.GenericCodec;
import org.openedx.eventbus.config.ConfigurationException;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.consumer.internal.engine.CircuitBreaker;
import org.openedx.eventbus.consumer.settings.ConsumerSettings;
import org.openedx.eventbus.event.EventCatalog;
import org.openedx.eventbus.event.EventFilter;
import org.openedx.eventbus.event.EventName;
import org.openedx.eventbus.event.EventType;
import org.openedx.eventbus.handler.Backoff;
import org.openedx.eventbus.handler.DeliveryHandler;
import org.openedx.eventbus.handler.FailurePolicy;
import org.openedx.eventbus.handler.HandlerRegistration;

class HandlersTest {
  private static final EventType<GenericRecord> TYPE = type("long");
  private static final DeliveryHandler<Object> ANY = (event, delivery) -> {};
  private static final Handlers.Factory FACTORY =
      (id, options, code) ->
          new NamedHandler(
              id,
              code,
              new PolicyRule(FailurePolicy.DEFAULT, ConsumerSettings.OnIncompatible.PAUSE),
              new CircuitBreaker(0, Duration.ZERO, Duration.ZERO),
              EventFilter.NONE);
  private final Handlers.Collector collector = new Handlers.Collector();

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

  private Handlers build(String... settings) {
    Map<String, String> map = settings.length == 0 ? Map.of() : Map.of(settings[0], settings[1]);
    return collector.build(EventBusConfig.of(map), EventCatalog.of(), List.of(), FACTORY);
  }

  @Test
  void readsTheContractsTopicUnlessOthersAreConfigured() {
    collector.add(HandlerRegistration.of(TYPE, ANY, "code"));
    assertThat(build().topics()).containsExactly("things");
    assertThat(build("eventbus.topic.prefix", "prod").topics()).containsExactly("prod-things");
    assertThat(build("eventbus.consume." + TYPE.name() + ".topics", "a, b").topics())
        .containsExactly("a", "b");
  }

  @Test
  void givesAnEventToTheHandlersOfItsTypeAndThoseOfItsTopic() {
    collector.add(HandlerRegistration.of(TYPE, handler("typed").calls(ANY), "code"));
    collector.add(HandlerRegistration.ofTopic("others", ANY, "code"));
    Handlers handlers = build();
    EventName unknown = EventName.of("org.openedx.testing.other.happened.v1");

    assertThat(handlers.of(TYPE.name(), "things")).hasSize(1);
    assertThat(handlers.of(TYPE.name(), "others")).hasSize(2);
    assertThat(handlers.of(unknown, "others")).hasSize(1);
    assertThat(handlers.of(unknown, "things")).isEmpty();
  }

  @Test
  void refusesWhatCannotBeToldApartAllAtOnce() {
    collector.add(HandlerRegistration.of(TYPE, ANY, "code"));
    collector.add(HandlerRegistration.of(TYPE, ANY, "code"));
    collector.add(HandlerRegistration.of(TYPE, handler("audit").calls(ANY), "code"));
    collector.add(HandlerRegistration.of(TYPE, handler("audit").calls(ANY), "code"));
    collector.add(
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
  void refusesToReadForNobody() {
    assertThatThrownBy(this::build)
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("no handlers");
  }

  @Test
  void equalPoliciesOfOneHandlerAreAcceptedAndDifferentOnesRejected() {
    EventType<GenericRecord> other = type("org.openedx.testing.other.happened.v1", "long");
    collector.add(
        HandlerRegistration.of(TYPE, handler("audit").onFailure(retries(3)).calls(ANY), "code"));
    collector.add(
        HandlerRegistration.of(other, handler("audit").onFailure(retries(3)).calls(ANY), "code"));

    assertThat(build().all()).hasSize(1);

    collector.add(
        HandlerRegistration.ofTopic(
            "others", handler("audit").onFailure(retries(4)).calls(ANY), "code"));
    assertThat(build().all()).hasSize(2);

    EventType<GenericRecord> third = type("org.openedx.testing.third.happened.v1", "long");
    collector.add(
        HandlerRegistration.of(third, handler("audit").onFailure(retries(5)).calls(ANY), "code"));
    assertThatThrownBy(this::build)
        .hasMessage("handler 'audit' is registered with different failure policies");
  }

  private static FailurePolicy retries(int times) {
    return FailurePolicy.retry(
            times, Backoff.exponential(Duration.ofMillis(1), Duration.ofSeconds(1)))
        .thenDeadLetter();
  }
}
