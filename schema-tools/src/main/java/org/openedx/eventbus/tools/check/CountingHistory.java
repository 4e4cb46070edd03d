package org.openedx.eventbus.tools.check;

import java.util.List;
import java.util.Map;
import org.openedx.eventbus.tools.contract.Contract;
import org.openedx.eventbus.tools.history.EarlierVersion;
import org.openedx.eventbus.tools.history.History;

/**
 * Counts the versions of a history. The report states the number, so that "no findings" without any
 * earlier version is not mistaken for a successful comparison.
 */
final class CountingHistory implements History {
  private final History history;
  private int versions;

  CountingHistory(History history) {
    this.history = history;
  }

  @Override
  public String name() {
    return history.name();
  }

  @Override
  public Map<String, List<EarlierVersion>> versions(List<Contract> contracts) {
    Map<String, List<EarlierVersion>> found = history.versions(contracts);
    versions = found.values().stream().mapToInt(List::size).sum();
    return found;
  }

  int count() {
    return versions;
  }
}
