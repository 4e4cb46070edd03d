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
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.event.SentEvent.Placement;

/**
 * Reads what members told in a {@link MemberLog} each. Where a partition was another member's
 * before its former owner gave it up, the former owner had lost it without knowing. Immutable.
 */
public final class MemberLogs {
  private final List<Told> told;

  private MemberLogs(List<Told> told) {
    this.told = told;
  }

  /** A line, and whose it is. */
  private record Told(String member, List<String> fields) {
    String what() {
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

    PartitionName partition() {
      return new PartitionName(text(1), number(2));
    }
  }

  /**
   * Reads the files. A last line that its member did not live to end is passed over.
   *
   * @throws UncheckedIOException when one cannot be read
   * @throws IllegalArgumentException when one is not a member's
   */
  public static MemberLogs read(Collection<Path> files) {
    List<Told> told = new ArrayList<>();
    for (Path file : files) {
      String member = null;
      for (String line : completeLines(file)) {
        List<String> fields = List.of(line.split("\t", -1));
        if (fields.get(0).equals(MemberLog.MEMBER)) {
          member = fields.get(1);
        } else {
          told.add(new Told(named(member, file), fields));
        }
      }
    }
    return new MemberLogs(told);
  }

  private static String named(@Nullable String member, Path file) {
    if (member == null) {
      throw new IllegalArgumentException(file + " does not begin with the name of its member");
    }
    return member;
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
   * Says which attempts come from dead letters. A handler is told where its event was read first,
   * and a member can therefore not tell; the redrive topic can.
   */
  @FunctionalInterface
  public interface Redrives {
    /** Nobody redrives. */
    Redrives NONE = (handler, first, nanos) -> Optional.empty();

    /**
     * Where an event stood in the redrive topic when its handler was given it; empty when it was
     * read at its first place.
     *
     * @param first where it was read first
     */
    Optional<Placement> of(String handler, Placement first, long nanos);
  }

  /** Tells a history everything, where nobody redrives. */
  public void tell(DeliveryHistory history) {
    tell(history, Redrives.NONE);
  }

  /** Tells a history everything. */
  public void tell(DeliveryHistory history, Redrives redrives) {
    tellAttempts(history, redrives);
    tellTenures(history);
  }

  /**
   * Tells a history what handlers did, and not whose the partitions were, so that {@link
   * Guarantees#noOverlap} excuses nothing.
   */
  public void tellAttempts(DeliveryHistory history, Redrives redrives) {
    Map<String, Attempt> going = new HashMap<>();
    for (Told each : told) {
      switch (each.what()) {
        case MemberLog.BEGIN ->
            going.put(each.member() + "\t" + each.text(1), begin(each, history, redrives));
        case MemberLog.HANDLED -> begun(going, each).handled(each.nanos());
        case MemberLog.FAILED -> begun(going, each).failed(each.nanos());
        case MemberLog.ASSIGNED, MemberLog.REVOKED, MemberLog.LOST -> {}
        default -> throw new IllegalArgumentException("not a member's: " + each.what());
      }
    }
  }

  private static Attempt begin(Told each, DeliveryHistory history, Redrives redrives) {
    String handler = each.text(2);
    Placement at = new Placement(each.text(3), each.number(4), Long.parseLong(each.text(5)));
    String id = each.text(6);
    return redrives
        .of(handler, at, each.nanos())
        .map(
            through ->
                history.beginRedriven(
                    each.member(),
                    handler,
                    at,
                    id,
                    through.topic(),
                    through.partition(),
                    each.nanos()))
        .orElseGet(() -> history.begin(each.member(), handler, at, id, each.nanos()));
  }

  private static Attempt begun(Map<String, Attempt> going, Told end) {
    return Objects.requireNonNull(
        going.remove(end.member() + "\t" + end.text(1)), "ended without a beginning");
  }

  private void tellTenures(DeliveryHistory history) {
    Map<PartitionName, String> owners = new HashMap<>();
    told.stream()
        .filter(MemberLogs::isTenure)
        .sorted(Comparator.comparingLong(Told::nanos))
        .forEach(each -> tell(each, owners, history));
  }

  private static boolean isTenure(Told told) {
    return List.of(MemberLog.ASSIGNED, MemberLog.REVOKED, MemberLog.LOST).contains(told.what());
  }

  private static void tell(Told each, Map<PartitionName, String> owners, DeliveryHistory history) {
    PartitionName at = each.partition();
    if (each.what().equals(MemberLog.ASSIGNED)) {
      String before = owners.put(at, each.member());
      if (before != null && !before.equals(each.member())) {
        history.lost(before, at.topic(), at.partition(), each.nanos());
      }
      history.assigned(each.member(), at.topic(), at.partition(), each.nanos());
      return;
    }
    boolean known = owners.remove(at, each.member());
    if (known && each.what().equals(MemberLog.LOST)) {
      history.lost(each.member(), at.topic(), at.partition(), each.nanos());
    }
  }
}
