package org.openedx.eventbus.event;

import java.util.regex.Pattern;

/** Finds the part of a name that breaks the rule, for a message that helps. */
final class EventNameFault {
  private static final Pattern LABEL = Pattern.compile("[a-z][a-z0-9_]*");
  private static final Pattern DNS_LABEL = Pattern.compile("[a-z][a-z0-9]*");
  private static final int FEWEST_LABELS = 6;

  private EventNameFault() {}

  static String of(String value) {
    if (value.isBlank()) {
      return "it is empty";
    }
    String[] labels = value.split("\\.", -1);
    for (int i = 0; i < labels.length; i++) {
      if (labels[i].isEmpty()) {
        return "part " + (i + 1) + " is empty";
      }
    }
    String last = labels[labels.length - 1];
    if (!last.matches("v[1-9][0-9]{0,8}")) {
      return "its last part '" + last + "' is not a version such as v1";
    }
    if (labels.length < FEWEST_LABELS) {
      return "it has " + labels.length + " parts, at least " + FEWEST_LABELS + " are needed";
    }
    for (int i = 0; i < labels.length - 1; i++) {
      Pattern rule = i < 2 ? DNS_LABEL : LABEL;
      if (!rule.matcher(labels[i]).matches()) {
        return "part "
            + (i + 1)
            + " '"
            + labels[i]
            + "' is not lower case"
            + (i < 2 ? "" : " with underscores");
      }
    }
    return "it has a character that is not allowed";
  }
}
