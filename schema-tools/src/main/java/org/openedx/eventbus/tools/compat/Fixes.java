package org.openedx.eventbus.tools.compat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Words the suggested fixes of incompatible changes. */
final class Fixes {
  private static final Pattern VERSIONED = Pattern.compile("(.*\\.v)([1-9][0-9]{0,8})");

  private Fixes() {}

  /** For example {@code "Restore the field, or publish a.b.c.v2 beside this event type."}. */
  static String restore(SchemaVersion newer, String what) {
    return "Restore " + what + ", or " + newMajorVersion(newer) + ".";
  }

  /** The fix that is always possible: a new event type beside the existing one. */
  static String newMajorVersion(SchemaVersion newer) {
    Matcher versioned = VERSIONED.matcher(newer.eventType());
    if (versioned.matches()) {
      int next = Integer.parseInt(versioned.group(2)) + 1;
      return "publish " + versioned.group(1) + next + " beside this event type";
    }
    return newer.eventType().isEmpty()
        ? "publish the new schema under another name"
        : "publish a new major version beside this event type";
  }
}
