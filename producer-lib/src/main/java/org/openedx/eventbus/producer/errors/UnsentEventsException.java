package org.openedx.eventbus.producer.errors;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.openedx.eventbus.EventBusException;

/**
 * Events that were in flight when the producer was closed and were not stored within {@code
 * eventbus.producer.close-timeout}.
 */
public final class UnsentEventsException extends EventBusException {
  private static final long serialVersionUID = 1L;
  private static final int SHOWN = 20;

  private final ArrayList<UUID> ids;

  /**
   * Creates an exception. The message contains the first 20 ids.
   *
   * @param ids the ids of the events
   */
  public UnsentEventsException(List<UUID> ids) {
    super(
        ids.size()
            + " events were not stored before the producer was closed: "
            + ids.subList(0, Math.min(SHOWN, ids.size()))
            + (ids.size() > SHOWN ? " …" : ""));
    this.ids = new ArrayList<>(ids);
  }

  /** {@return the ids of the events} The future of each has failed too. */
  public List<UUID> ids() {
    return List.copyOf(ids);
  }
}
