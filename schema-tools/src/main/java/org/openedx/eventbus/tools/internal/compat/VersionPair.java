package org.openedx.eventbus.tools.internal.compat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.openedx.eventbus.tools.finding.Rule;
import org.openedx.eventbus.tools.internal.compat.CompatibilityIssues.Issue;
import org.openedx.eventbus.tools.internal.schema.TypeNode;

/**
 * Two versions and the direction in which they are compared, which decides which one reads.
 * Findings are worded as older and newer in both directions.
 */
record VersionPair(SchemaVersion older, SchemaVersion newer, Direction direction) {
  private static final Pattern VERSIONED = Pattern.compile("(.*\\.v)([1-9][0-9]{0,8})");

  /** A reader's and a writer's definition that are compared. Nodes are compared by identity. */
  record TypePair(TypeNode reader, TypeNode writer) {
    static TypePair of(TypeNode reader, TypeNode writer) {
      return new TypePair(reader.definition(), writer.definition());
    }
  }

  /** Returns whether the newer version reads. */
  boolean backward() {
    return direction == Direction.BACKWARD;
  }

  SchemaVersion reader() {
    return backward() ? newer : older;
  }

  SchemaVersion writer() {
    return backward() ? older : newer;
  }

  /** Returns the argument that belongs to the older version. */
  <T> T older(T reader, T writer) {
    return backward() ? writer : reader;
  }

  /** Returns the argument that belongs to the newer version. */
  <T> T newer(T reader, T writer) {
    return backward() ? reader : writer;
  }

  Issue issue(Rule rule, String readerPointer, String writerPointer, String what, String fix) {
    return new Issue(
        rule,
        rule.severity(),
        newer(readerPointer, writerPointer),
        older(readerPointer, writerPointer),
        what,
        fix);
  }

  /**
   * Returns the fix that undoes a change, for example {@code "Restore the field, or publish
   * a.b.c.v2 beside this event type."}.
   */
  String restore(String what) {
    return "Restore " + what + ", or " + newMajorVersion() + ".";
  }

  /** Returns the fix that is always possible: a new event type beside the existing one. */
  String newMajorVersion() {
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
