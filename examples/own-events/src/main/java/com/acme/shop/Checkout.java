package com.acme.shop;

import static com.acme.events.shop.ShopEvents.ORDER_CANCELLED;
import static com.acme.events.shop.ShopEvents.ORDER_PLACED;

import com.acme.events.shop.OrderCancelled;
import com.acme.events.shop.OrderPlaced;
import com.acme.events.shop.data.CancellationData;
import com.acme.events.shop.data.OrderData;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.openedx.eventbus.event.EventProducer;
import org.openedx.eventbus.event.IsoDateTime;
import org.openedx.eventbus.event.SentEvent;

/** Sends events about orders. */
public final class Checkout {
  private final EventProducer bus;

  public Checkout(EventProducer bus) {
    this.bus = bus;
  }

  /** Returns a future that completes when the event is stored. */
  public CompletableFuture<SentEvent> place(String number, String email, long totalCents) {
    IsoDateTime now = IsoDateTime.of(Instant.now());
    return bus.send(
        ORDER_PLACED, new OrderPlaced(new OrderData(number, email, totalCents, now)));
  }

  /** Both events have the order number as key, so consumers receive them in order. */
  public CompletableFuture<SentEvent> cancel(String number, String reason) {
    return bus.send(
        ORDER_CANCELLED, new OrderCancelled(new CancellationData(number, reason)));
  }
}
