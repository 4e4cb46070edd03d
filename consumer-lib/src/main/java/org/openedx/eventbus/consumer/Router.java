package org.openedx.eventbus.consumer;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.openedx.eventbus.codec.internal.EventHeaders;
import org.openedx.eventbus.consumer.internal.deadletter.RedriveRecord;
import org.openedx.eventbus.consumer.internal.engine.HandlerState;
import org.openedx.eventbus.event.EventName;
import org.openedx.eventbus.event.UndecodableEventException;

/** Finds the handlers of a record by its headers alone. Used by the poll loop's thread. */
final class Router {
  private final Handlers handlers;
  private final String redriveTopic;
  private final HandlerState nobody;

  /**
   * @param redriveTopic the topic whose records are for one handler each
   * @param nobody gets what names no event type, and cannot be handled by anybody
   */
  Router(Handlers handlers, String redriveTopic, HandlerState nobody) {
    this.handlers = handlers;
    this.redriveTopic = redriveTopic;
    this.nobody = nobody;
  }

  /** Who wants a record; empty when nobody does. */
  List<HandlerState> route(ConsumerRecord<byte[], byte[]> record) {
    EventName type;
    try {
      type = EventHeaders.typeOf(record.headers());
    } catch (UndecodableEventException e) {
      return List.of(nobody);
    }
    if (record.topic().equals(redriveTopic)) {
      return redriven(record, type);
    }
    return handlers.of(type, record.topic());
  }

  /** A handler that is no longer there keeps its letter: nobody can handle it for it. */
  private List<HandlerState> redriven(ConsumerRecord<byte[], byte[]> record, EventName type) {
    RedriveRecord to = RedriveRecord.of(record);
    List<HandlerState> wanted = new ArrayList<>(handlers.of(type, to.origin().topic()));
    wanted.removeIf(each -> !each.name().equals(to.handler()));
    return wanted.isEmpty() ? List.of(nobody) : wanted;
  }
}
