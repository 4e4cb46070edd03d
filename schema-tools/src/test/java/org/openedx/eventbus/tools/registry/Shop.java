package org.openedx.eventbus.tools.registry;

import java.util.List;
import org.openedx.eventbus.registry.Compatibility;
import org.openedx.eventbus.tools.contract.Contract;

/** Contracts of a shop with the fields that a test chooses. */
final class Shop {
  static final String PLACED = "com.acme.shop.order.placed.v1";
  static final String PLACED_SUBJECT = "test-shop-order-lifecycle-" + PLACED + ".CloudEvent";
  static final String PAID = "com.acme.shop.order.paid.v1";
  static final String PAID_SUBJECT = "test-shop-order-lifecycle-" + PAID + ".CloudEvent";
  static final String KEY_SUBJECT = "test-shop-order-lifecycle-string";

  static final String NUMBER = "{\"name\": \"number\", \"type\": \"string\"}";
  static final String TOTAL = "{\"name\": \"total\", \"type\": \"long\"}";
  static final String NOTE =
      "{\"name\": \"note\", \"type\": [\"null\", \"string\"], \"default\": null}";

  private Shop() {}

  static Contract placed(String... fields) {
    return contract(PLACED, "number", fields);
  }

  static Contract paid(String... fields) {
    return contract(PAID, "number", fields);
  }

  static Contract contract(String name, String key, String... fields) {
    return Contract.parse(
        name + ".avsc",
        """
        {"type": "record", "name": "CloudEvent", "namespace": "%s",
         "event": {"constant": "%s", "key": "%s"},
         "fields": [%s]}
        """
            .formatted(
                name,
                name.replaceAll("com\\.acme\\.shop\\.|\\.v1", "")
                    .replaceAll("[.-]", "_")
                    .toUpperCase(),
                key,
                String.join(", ", fields)));
  }

  static DesiredState state(Contract... contracts) {
    return state(Compatibility.FORWARD_TRANSITIVE, contracts);
  }

  static DesiredState state(Compatibility level, Contract... contracts) {
    return DesiredState.of(
        List.of(contracts), each -> level, Routing.toOwnTopics(topic -> "test-" + topic));
  }
}
