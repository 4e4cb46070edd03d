package org.openedx.eventbus.producer;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.openedx.eventbus.EventBusException;

/** The producer was closed, and its deadline passed, before these events were stored. */
public final class UnsentEventsException extends EventBusException {
  private static final long serialVersionUID = 1L;
  private static final int SHOWN = 20;

  private final ArrayList<UUID> ids;

  UnsentEventsException(List<UUID> ids) {
    super(
        ids.size()
            + " events were not stored before the producer closed: "
            + ids.subList(0, Math.min(SHOWN, ids.size()))
            + (ids.size() > SHOWN ? " …" : ""));
    this.ids = new ArrayList<>(ids);
  }

  /** The ids of the events; each one's future has failed as well. */
  public List<UUID> ids() {
    return List.copyOf(ids);
  }
}
