package org.openedx.eventbus.cli.group;

import java.time.Instant;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.cli.common.BrokerAdmin;
import org.openedx.eventbus.cli.common.CliCommand.FormatOption;
import org.openedx.eventbus.cli.common.ConnectionOptions;
import org.openedx.eventbus.cli.common.Terminal;
import org.openedx.eventbus.cli.common.UsageException;
import org.openedx.eventbus.cli.common.ValueConverters;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.consumer.deadletter.DeadLetterFilter;
import org.openedx.eventbus.consumer.deadletter.DeadLetterList;
import org.openedx.eventbus.consumer.deadletter.DeadLetters;
import org.openedx.eventbus.consumer.deadletter.model.DeadLetter;
import org.openedx.eventbus.consumer.deadletter.model.Disposition;
import org.openedx.eventbus.consumer.deadletter.model.Resolution;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Selects dead letters of a group. Several options narrow the selection, several values of one
 * option widen it.
 */
final class DeadLetterOptions {
  @Option(names = "--group", required = true, paramLabel = "GROUP", description = "Consumer group.")
  private String group = "";

  @Option(
      names = "--id",
      paramLabel = "ID",
      description = "Id of an event, or position of a dead letter as listed, for example 0:17.")
  private List<String> ids = List.of();

  @Option(names = "--key", paramLabel = "KEY", description = "Key of an event, text or number.")
  private List<String> keys = List.of();

  @Option(names = "--key-hash", paramLabel = "HASH", description = "Hash of a key, as in logs.")
  private List<String> keyHashes = List.of();

  @Option(names = "--type", paramLabel = "TYPE", description = "Name of an event type.")
  private List<String> types = List.of();

  @Option(names = "--handler", paramLabel = "NAME", description = "Handler that failed.")
  private List<String> handlers = List.of();

  @Option(
      names = "--disposition",
      paramLabel = "D",
      description = "Why the event became a dead letter: ${COMPLETION-CANDIDATES}.")
  private List<Disposition> dispositions = List.of();

  @Option(
      names = "--cause",
      paramLabel = "CLASS",
      description = "Exception class, with or without its package.")
  private List<String> causes = List.of();

  @Option(
      names = "--from",
      paramLabel = "TIME",
      description =
          "Dead letters of this time or later, such as " + ValueConverters.TIME_EXAMPLE + ".")
  private @Nullable Instant from;

  @Option(names = "--to", paramLabel = "TIME", description = "Dead letters before this time.")
  private @Nullable Instant to;

  @Mixin private final ConnectionOptions connection = new ConnectionOptions();

  String group() {
    return group;
  }

  EventBusConfig config() {
    return connection.config();
  }

  /** Opens the dead letters of the group; the caller closes them. */
  DeadLetters open() {
    EventBusConfig config = config();
    BrokerAdmin.requireReachable(config);
    return DeadLetters.open(config, group);
  }

  /** Returns whether no option selects. */
  boolean isAll() {
    return filter().equals(DeadLetterFilter.ALL);
  }

  /**
   * Returns the selection of a command that cannot be undone.
   *
   * @param all whether {@code --all} is given
   * @throws UsageException if neither or both of {@code --all} and a selecting option are given
   */
  DeadLetterFilter explicitFilter(boolean all) {
    if (isAll() && !all) {
      throw new UsageException("select dead letters, for example with --id, or use --all");
    }
    if (!isAll() && all) {
      throw new UsageException("--all cannot be combined with options that select dead letters");
    }
    return filter();
  }

  DeadLetterFilter filter() {
    DeadLetterFilter filter = DeadLetterFilter.ALL;
    filter = narrow(filter, ids, DeadLetterFilter::ids);
    filter = narrow(filter, keys, DeadLetterFilter::keys);
    filter = narrow(filter, keyHashes, DeadLetterFilter::keyHashes);
    filter = narrow(filter, types, DeadLetterFilter::types);
    filter = narrow(filter, handlers, DeadLetterFilter::handlers);
    filter = narrow(filter, dispositions, DeadLetterFilter::dispositions);
    filter = narrow(filter, causes, DeadLetterFilter::causes);
    filter = from == null ? filter : filter.from(from);
    return to == null ? filter : filter.to(to);
  }

  private static <T> DeadLetterFilter narrow(
      DeadLetterFilter filter,
      List<T> values,
      BiFunction<DeadLetterFilter, List<T>, DeadLetterFilter> by) {
    return values.isEmpty() ? filter : by.apply(filter, values);
  }

  static String count(int count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }

  /** Options of the commands that list dead letters: open or resolved ones, and the format. */
  static final class Listing {
    @Option(
        names = "--resolved",
        description =
            "All dead letters that were handled or discarded, or failed again after a redrive, with"
                + " user, time and reason. Reads the whole topic.")
    private boolean resolved;

    @Mixin private final FormatOption format = new FormatOption();

    boolean isJson() {
      return format.isJson();
    }

    DeadLetterList read(DeadLetters deadLetters, DeadLetterFilter filter) {
      return resolved ? deadLetters.history(filter) : deadLetters.list(filter);
    }

    void forEach(DeadLetterList list, BiConsumer<DeadLetter, List<Resolution>> action) {
      if (!resolved) {
        list.open().forEach(each -> action.accept(each, List.of()));
      }
      (resolved ? list.resolved() : list.redriven())
          .forEach(each -> action.accept(each.deadLetter(), each.resolutions()));
    }

    /** Prints the summary; for JSON to standard error. */
    void printSummary(DeadLetterList list, String group, Terminal terminal) {
      int redriven = list.redriven().size();
      String summary =
          resolved
              ? count(list.resolved().size(), "resolved dead letter") + " of group " + group
              : count(list.open().size(), "open dead letter")
                  + (" of group " + group)
                  + (redriven > 0 ? ", " + redriven + " being redriven" : "");
      (isJson() ? terminal.err() : terminal.out()).println(summary);
      List<?> unrecognized = list.unrecognized();
      if (!unrecognized.isEmpty()) {
        String message =
            "eventbus: ignored %s in the dead-letter topic that no consumer of this group wrote:"
                + " %s%s";
        String records = count(unrecognized.size(), "record");
        List<?> some = unrecognized.stream().limit(5).toList();
        String more = unrecognized.size() > 5 ? ", …" : "";
        terminal.err().println(message.formatted(records, some, more));
      }
    }
  }
}
