package com.acme.shop;

import static com.acme.events.shop.ShopEvents.ORDER_CANCELLED;
import static com.acme.events.shop.ShopEvents.ORDER_PLACED;

import java.util.function.Consumer;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.consumer.EventConsumer;

/** Tells the packers what to do. */
public final class Warehouse {
  private final Consumer<String> packers;

  public Warehouse(Consumer<String> packers) {
    this.packers = packers;
  }

  /** The caller closes it. */
  public EventConsumer start(EventBusConfig config, String group) {
    return EventConsumer.builder(config)
        .group(group)
        .on(ORDER_PLACED, event -> packers.accept("pack " + event.payload().order().number()))
        .on(
            ORDER_CANCELLED,
            event ->
                packers.accept("put back " + event.payload().cancellation().orderNumber()))
        .start();
  }
}
