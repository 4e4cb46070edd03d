package org.openedx.eventbus.tools.internal.compat;

import com.fasterxml.jackson.databind.JsonNode;
import org.openedx.eventbus.tools.finding.JsonSource;

/** Versions for tests. */
final class Versions {
  private Versions() {}

  static SchemaVersion older(String text) {
    return SchemaVersion.of("older", JsonSource.parse("old.avsc", text));
  }

  static SchemaVersion newer(String text) {
    return SchemaVersion.of("newer", JsonSource.parse("new.avsc", text));
  }

  static Comparison compare(JsonNode older, JsonNode newer) {
    return Comparison.of(older(older.toString()), newer(newer.toString()));
  }

  static Comparison compare(String older, String newer) {
    return Comparison.of(older(older), newer(newer));
  }
}
