package com.acme.shop;

import static com.acme.events.shop.ShopEvents.ORDER_CANCELLED;
import static com.acme.events.shop.ShopEvents.ORDER_PLACED;

import java.util.function.Consumer;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.consumer.EventConsumer;

/** Creates work instructions from events. */
public final class Warehouse {
  private final Consumer<String> instructions;

  public Warehouse(Consumer<String> instructions) {
    this.instructions = instructions;
  }

  /** Starts a consumer, which the caller closes. */
  public EventConsumer start(EventBusConfig config, String group) {
    return EventConsumer.builder(config)
        .group(group)
        .on(ORDER_PLACED, event -> instructions.accept("pack " + event.payload().order().number()))
        .on(
            ORDER_CANCELLED,
            event ->
                instructions.accept("put back " + event.payload().cancellation().orderNumber()))
        .start();
  }
}
