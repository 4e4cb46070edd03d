package org.openedx.eventbus.tools.internal.breaking;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openedx.eventbus.tools.contract.Contract;
import org.openedx.eventbus.tools.finding.JsonSource;
import org.openedx.eventbus.tools.finding.SourceLocation;
import org.openedx.eventbus.tools.internal.history.EarlierVersion;
import org.openedx.eventbus.tools.internal.history.History;

/** History with the versions that a test adds. */
final class GivenHistory implements History {
  private final String name;
  private final Map<String, List<EarlierVersion>> versions = new LinkedHashMap<>();

  GivenHistory(String name) {
    this.name = name;
  }

  /** Adds a version that is newer than those added before. */
  GivenHistory add(String eventType, String number, String text) {
    return add(eventType, number, Optional.of(JsonSource.parse(number + ".avsc", text)));
  }

  /** Adds a version that cannot be read. */
  GivenHistory addUnreadable(String eventType, String number) {
    return add(eventType, number, Optional.empty());
  }

  private GivenHistory add(String eventType, String number, Optional<JsonSource> source) {
    versions
        .computeIfAbsent(eventType, each -> new ArrayList<>())
        .add(
            new EarlierVersion(
                name + " " + number,
                eventType,
                new EarlierVersion.Content(SourceLocation.ofFile(number + ".avsc"), source)));
    return this;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Map<String, List<EarlierVersion>> versions(List<Contract> contracts) {
    return versions;
  }
}
