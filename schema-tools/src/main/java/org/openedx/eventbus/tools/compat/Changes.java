package org.openedx.eventbus.tools.compat;

import java.util.List;
import org.openedx.eventbus.tools.contract.Contract;

/** What has changed from one version to another, whether it breaks anybody or not. */
public final class Changes {
  private Changes() {}

  /**
   * The changes of what is sent as sentences without an end, in the order of the newer contract:
   * {@code adds the field "user.nickname" (string, nullable)}.
   */
  public static List<String> between(Contract older, Contract newer) {
    return between(SchemaVersion.of(older), SchemaVersion.of(newer)).stream()
        .map(Difference::text)
        .toList();
  }

  /** The same for any two schemas, with the places. */
  public static List<Difference> between(SchemaVersion older, SchemaVersion newer) {
    return new DifferenceWalk().run(older.tree().root(), newer.tree().root());
  }
}
