package org.openedx.eventbus.tools.compat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What to do, in words that end a sentence which says what to restore. */
final class Fixes {
  private static final Pattern VERSIONED = Pattern.compile("(.*\\.v)([1-9][0-9]{0,8})");

  private Fixes() {}

  /** {@code "Restore the field, or publish a.b.c.v2 beside this one."}. */
  static String restore(SchemaVersion newer, String what) {
    return "Restore " + what + ", or " + anew(newer) + ".";
  }

  /** The way out that always works: another event type beside this one. */
  static String anew(SchemaVersion newer) {
    Matcher versioned = VERSIONED.matcher(newer.eventType());
    if (versioned.matches()) {
      int next = Integer.parseInt(versioned.group(2)) + 1;
      return "publish " + versioned.group(1) + next + " beside this event type";
    }
    return newer.eventType().isEmpty()
        ? "publish the new schema under a name of its own"
        : "publish a new major version beside this event type";
  }
}
