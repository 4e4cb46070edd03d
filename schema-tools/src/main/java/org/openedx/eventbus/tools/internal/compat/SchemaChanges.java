package org.openedx.eventbus.tools.internal.compat;

import java.util.List;
import org.openedx.eventbus.tools.contract.Contract;

/** Lists the changes from one version to another, whether or not they break compatibility. */
public final class SchemaChanges {
  private SchemaChanges() {}

  /**
   * Returns the changes on the wire as phrases without a subject, in the order of the newer
   * contract. For example: {@code adds the field "user.nickname" (string, nullable)}.
   */
  public static List<String> between(Contract older, Contract newer) {
    return between(SchemaVersion.of(older), SchemaVersion.of(newer)).stream()
        .map(Difference::text)
        .toList();
  }

  /** Returns the changes between any two schemas, with their positions. */
  public static List<Difference> between(SchemaVersion older, SchemaVersion newer) {
    return new SchemaDiff().run(older.tree().root(), newer.tree().root());
  }
}
