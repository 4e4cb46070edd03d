package org.openedx.eventbus.testkit.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.openedx.eventbus.event.SentEvent.Placement;
import org.openedx.eventbus.testkit.delivery.HistoryEntry.Partition;

/**
 * Contents of the {@link MemberLog}s of several members. If a partition was assigned to another
 * member before its former owner recorded the revocation, the former owner had lost it without
 * noticing. Immutable.
 */
public final class MemberLogs {
  private static final Set<String> OWNERSHIP =
      Set.of(MemberLog.ASSIGNED, MemberLog.REVOKED, MemberLog.LOST);

  private final List<Line> lines;

  private MemberLogs(List<Line> lines) {
    this.lines = lines;
  }

  /** Line of a member's log. */
  private record Line(String member, List<String> fields) {
    String kind() {
      return fields.get(0);
    }

    String text(int at) {
      return fields.get(at);
    }

    int number(int at) {
      return Integer.parseInt(fields.get(at));
    }

    long nanos() {
      return Long.parseLong(fields.get(fields.size() - 1));
    }
  }

  /**
   * Reads files. An incomplete last line, of a member that was killed, is ignored.
   *
   * @param files the log of each member
   * @return the contents of all files
   * @throws UncheckedIOException if a file cannot be read
   * @throws IllegalArgumentException if a file is not the log of a member
   */
  public static MemberLogs read(Collection<Path> files) {
    Objects.requireNonNull(files, "files");
    List<Line> lines = new ArrayList<>();
    for (Path file : files) {
      String member = null;
      for (String line : completeLines(file)) {
        List<String> fields = List.of(line.split("\t", -1));
        if (fields.get(0).equals(MemberLog.MEMBER)) {
          member = fields.get(1);
        } else if (member == null) {
          throw new IllegalArgumentException(file + " does not begin with the name of its member");
        } else {
          lines.add(new Line(member, fields));
        }
      }
    }
    return new MemberLogs(lines);
  }

  private static List<String> completeLines(Path file) {
    try {
      String text = Files.readString(file, UTF_8);
      return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  /**
   * Adds attempts and assignments to a history.
   *
   * @param history the history to add to
   * @throws IllegalArgumentException if a file contains an unknown line, or the end of an attempt
   *     without its start
   */
  public void addTo(DeliveryHistory history) {
    addAttemptsTo(history);
    Map<Partition, String> owners = new HashMap<>();
    lines.stream()
        .filter(each -> OWNERSHIP.contains(each.kind()))
        .sorted(Comparator.comparingLong(Line::nanos))
        .forEach(each -> addOwnership(each, owners, history));
    lines.stream()
        .filter(each -> each.kind().equals(MemberLog.DELETED))
        .forEach(each -> addReport(each, history));
  }

  /**
   * Adds attempts to a history without assignments, so that {@link Guarantee#noOverlap} permits no
   * overlap.
   *
   * @param history the history to add to
   * @throws IllegalArgumentException if a file contains an unknown line, or the end of an attempt
   *     without its start
   */
  public void addAttemptsTo(DeliveryHistory history) {
    Objects.requireNonNull(history, "history");
    Map<String, Attempt> running = new HashMap<>();
    for (Line each : lines) {
      switch (each.kind()) {
        case MemberLog.BEGIN ->
            running.put(each.member() + "\t" + each.text(1), begin(each, history));
        case MemberLog.HANDLED -> ended(running, each).handled(each.nanos());
        case MemberLog.FAILED -> ended(running, each).failed(each.nanos());
        case MemberLog.ASSIGNED, MemberLog.REVOKED, MemberLog.LOST, MemberLog.DELETED -> {}
        default ->
            throw new IllegalArgumentException(
                "unknown line in the log of a member: " + each.kind());
      }
    }
  }

  private static Attempt begin(Line each, DeliveryHistory history) {
    Placement at = new Placement(each.text(3), each.number(4), Long.parseLong(each.text(5)));
    return history.begin(each.member(), each.text(2), at, each.text(6), each.nanos());
  }

  private static Attempt ended(Map<String, Attempt> running, Line end) {
    Attempt attempt = running.remove(end.member() + "\t" + end.text(1));
    if (attempt == null) {
      throw new IllegalArgumentException(
          "the log of member %s contains the end of attempt %s, but not its start"
              .formatted(end.member(), end.text(1)));
    }
    return attempt;
  }

  private static void addReport(Line each, DeliveryHistory history) {
    history.reportedDeleted(
        each.member(),
        each.text(1),
        each.number(2),
        Long.parseLong(each.text(3)),
        Long.parseLong(each.text(4)),
        each.nanos());
  }

  private static void addOwnership(
      Line each, Map<Partition, String> owners, DeliveryHistory history) {
    Partition at = new Partition(each.text(1), each.number(2));
    if (each.kind().equals(MemberLog.ASSIGNED)) {
      String before = owners.put(at, each.member());
      if (before != null && !before.equals(each.member())) {
        history.lost(before, at.topic(), at.number(), each.nanos());
      }
      history.assigned(each.member(), at.topic(), at.number(), each.nanos());
      return;
    }
    boolean known = owners.remove(at, each.member());
    if (known && each.kind().equals(MemberLog.LOST)) {
      history.lost(each.member(), at.topic(), at.number(), each.nanos());
    }
  }
}
