package org.openedx.eventbus.tools.history;

import java.util.List;
import java.util.Map;
import org.openedx.eventbus.tools.contract.Contract;

/** Where earlier versions come from. */
public interface History {

  /** What it is called, such as {@code git v1.4.0} or {@code released}. */
  String name();

  /**
   * The earlier versions by event type, oldest first. Event types that have no contract any more
   * are among them, where the source is one of contracts alone.
   *
   * @param contracts today's
   * @throws HistoryUnavailableException when the source cannot be read; never an empty answer
   *     instead
   */
  Map<String, List<EarlierVersion>> versions(List<Contract> contracts);
}
