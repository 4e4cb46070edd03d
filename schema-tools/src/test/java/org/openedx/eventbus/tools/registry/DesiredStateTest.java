package org.openedx.eventbus.tools.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.openedx.eventbus.codec.internal.InvalidKeyPathException;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.registry.Compatibility;
import org.openedx.eventbus.tools.contract.Contract;

class DesiredStateTest {
  private static final Contract PLACED = Shop.placed(Shop.NUMBER, Shop.TOTAL);

  private static List<String> names(DesiredState state) {
    return state.subjects().stream().map(each -> each.subject().value()).toList();
  }

  @Test
  void contractNeedsASubjectForItsPayloadAndOneForItsKey() {
    DesiredState state = Shop.state(PLACED);

    assertThat(names(state)).containsExactly(Shop.PLACED_SUBJECT, Shop.KEY_SUBJECT);
    DesiredSubject value = state.subjects().get(0);
    assertThat(value.text()).isEqualTo(PLACED.wireText()).doesNotContain("constant");
    assertThat(value.level()).contains(Compatibility.FORWARD_TRANSITIVE);
    DesiredSubject key = state.subjects().get(1);
    assertThat(key.text()).isEqualTo("{\"name\": \"number\", \"type\": \"string\"}");
    assertThat(key.level()).isEmpty();
  }

  @Test
  void eventTypesOfATopicShareTheirKeySubject() {
    Contract paid =
        Shop.contract(Shop.PAID, "invoice", "{\"name\": \"invoice\", \"type\": \"string\"}");

    DesiredState state = Shop.state(PLACED, paid);

    assertThat(names(state))
        .containsExactly(Shop.PAID_SUBJECT, Shop.PLACED_SUBJECT, Shop.KEY_SUBJECT);
    assertThat(state.subjects().get(2).eventTypes()).containsExactly(Shop.PAID, Shop.PLACED);
    assertThat(state.subjects().get(2).texts())
        .as("as Open edX registers them")
        .containsExactly(
            "{\"name\": \"invoice\", \"type\": \"string\"}",
            "{\"name\": \"number\", \"type\": \"string\"}");
    assertThat(Shop.state(paid, PLACED)).isEqualTo(state);
    assertThat(Shop.state(PLACED, Shop.paid(Shop.NUMBER)).subjects().get(2).texts()).hasSize(1);
  }

  @Test
  void producerConfigurationDeterminesTopicsAndKeys() {
    EventBusConfig config =
        EventBusConfig.of(
            Map.of(
                "eventbus.topic.prefix",
                "prod",
                "eventbus.produce." + Shop.PLACED + ".topics.audit.key",
                "total",
                "eventbus.produce." + Shop.PLACED + ".topics.shop-order-lifecycle.enabled",
                "false"));

    DesiredState state =
        DesiredState.of(
            List.of(PLACED, Shop.paid(Shop.NUMBER)),
            each -> Compatibility.FULL,
            Routing.configuredBy(config));

    assertThat(names(state))
        .containsExactly(
            "prod-audit-com.acme.shop.order.placed.v1.CloudEvent",
            "prod-audit-long",
            "prod-shop-order-lifecycle-com.acme.shop.order.paid.v1.CloudEvent",
            "prod-shop-order-lifecycle-string");
  }

  @Test
  void invalidConfiguredKeyIsAnError() {
    EventBusConfig config =
        EventBusConfig.of(
            Map.of("eventbus.produce." + Shop.PLACED + ".topics.audit.key", "customer"));

    assertThatThrownBy(
            () ->
                DesiredState.of(
                    List.of(PLACED), each -> Compatibility.NONE, Routing.configuredBy(config)))
        .isInstanceOf(InvalidKeyPathException.class)
        .hasMessageContaining("'customer' is not a field");
  }

  @Test
  void topicWithoutPrefixIsTheOneOfTheContract() {
    DesiredState state =
        DesiredState.of(
            List.of(PLACED),
            each -> Compatibility.NONE,
            Routing.toOwnTopics(UnaryOperator.identity()));

    assertThat(names(state)).last().isEqualTo("shop-order-lifecycle-string");
  }
}
