package org.openedx.eventbus.tools.compat;

import org.openedx.eventbus.tools.finding.Rule;
import org.openedx.eventbus.tools.finding.Severity;

/** Which of two versions reads in a direction. Findings speak of older and newer in either. */
record Sides(SchemaVersion older, SchemaVersion newer, Direction direction) {

  SchemaVersion reader() {
    return direction == Direction.BACKWARD ? newer : older;
  }

  SchemaVersion writer() {
    return direction == Direction.BACKWARD ? older : newer;
  }

  /** Which of the reader's and the writer's is the older version's. */
  <T> T older(T reader, T writer) {
    return direction == Direction.BACKWARD ? writer : reader;
  }

  /** Which of the reader's and the writer's is the newer version's. */
  <T> T newer(T reader, T writer) {
    return direction == Direction.BACKWARD ? reader : writer;
  }

  /** Picks a rule that has one name for what was taken away and one for what was added. */
  Rule rule(Rule backward, Rule forward) {
    return direction == Direction.BACKWARD ? backward : forward;
  }

  Cause cause(Rule rule, String readerPointer, String writerPointer, String what, String fix) {
    return cause(rule, rule.severity(), readerPointer, writerPointer, what, fix);
  }

  Cause cause(
      Rule rule,
      Severity severity,
      String readerPointer,
      String writerPointer,
      String what,
      String fix) {
    return new Cause(
        rule,
        severity,
        newer(readerPointer, writerPointer),
        older(readerPointer, writerPointer),
        what,
        fix);
  }
}
