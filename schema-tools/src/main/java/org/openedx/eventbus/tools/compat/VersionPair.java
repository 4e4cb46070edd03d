package org.openedx.eventbus.tools.compat;

import org.openedx.eventbus.tools.finding.Rule;
import org.openedx.eventbus.tools.finding.Severity;

/**
 * Two versions and the direction in which they are compared, which decides which one reads.
 * Findings are worded as older and newer in both directions.
 */
record VersionPair(SchemaVersion older, SchemaVersion newer, Direction direction) {

  SchemaVersion reader() {
    return direction == Direction.BACKWARD ? newer : older;
  }

  SchemaVersion writer() {
    return direction == Direction.BACKWARD ? older : newer;
  }

  /** Returns the argument that belongs to the older version. */
  <T> T older(T reader, T writer) {
    return direction == Direction.BACKWARD ? writer : reader;
  }

  /** Returns the argument that belongs to the newer version. */
  <T> T newer(T reader, T writer) {
    return direction == Direction.BACKWARD ? reader : writer;
  }

  /** Returns the rule for a removal (backward) or for an addition (forward). */
  Rule rule(Rule backward, Rule forward) {
    return direction == Direction.BACKWARD ? backward : forward;
  }

  CompatibilityIssue issue(
      Rule rule, String readerPointer, String writerPointer, String what, String fix) {
    return issue(rule, rule.severity(), readerPointer, writerPointer, what, fix);
  }

  CompatibilityIssue issue(
      Rule rule,
      Severity severity,
      String readerPointer,
      String writerPointer,
      String what,
      String fix) {
    return new CompatibilityIssue(
        rule,
        severity,
        newer(readerPointer, writerPointer),
        older(readerPointer, writerPointer),
        what,
        fix);
  }
}
