package org.openedx.eventbus.cli;

import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.consumer.deadletter.DeadLetterFilter;
import org.openedx.eventbus.consumer.deadletter.DeadLetters;
import org.openedx.eventbus.consumer.deadletter.model.Disposition;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which dead letters of which group. Several options narrow it, several values widen it. */
final class LetterOptions {
  @Option(names = "--group", required = true, paramLabel = "GROUP", description = "Whose letters.")
  private String group = "";

  @Option(
      names = "--id",
      paramLabel = "ID",
      description = "An event's id, or a letter's place such as 0:17, as list prints it.")
  private List<String> ids = List.of();

  @Option(names = "--key", paramLabel = "KEY", description = "An event's key, text or number.")
  private List<String> keys = List.of();

  @Option(names = "--key-hash", paramLabel = "HASH", description = "A key's hash, as in logs.")
  private List<String> keyHashes = List.of();

  @Option(names = "--type", paramLabel = "TYPE", description = "An event type's name.")
  private List<String> types = List.of();

  @Option(names = "--handler", paramLabel = "NAME", description = "The handler that failed.")
  private List<String> handlers = List.of();

  @Option(
      names = "--disposition",
      paramLabel = "D",
      description = "What became of the event: ${COMPLETION-CANDIDATES}.")
  private List<Disposition> dispositions = List.of();

  @Option(
      names = "--cause",
      paramLabel = "CLASS",
      description = "The class of what the handler threw, with its package or without.")
  private List<String> causes = List.of();

  @Option(
      names = "--from",
      paramLabel = "TIME",
      converter = TimeConverter.class,
      description = "Letters written then or later, such as " + TimeConverter.EXAMPLE + ".")
  private @Nullable Instant from;

  @Option(
      names = "--to",
      paramLabel = "TIME",
      converter = TimeConverter.class,
      description = "Letters written before then.")
  private @Nullable Instant to;

  @Mixin private final ConnectionOptions connection = new ConnectionOptions();

  String group() {
    return group;
  }

  EventBusConfig config() {
    return connection.config();
  }

  /** The group's letters; the caller closes them. */
  DeadLetters open() {
    EventBusConfig config = config();
    Reachability.requireBroker(config);
    return DeadLetters.open(config, group);
  }

  /** Whether nothing says which. */
  boolean isAll() {
    return ids.isEmpty()
        && keys.isEmpty()
        && keyHashes.isEmpty()
        && types.isEmpty()
        && handlers.isEmpty()
        && dispositions.isEmpty()
        && causes.isEmpty()
        && from == null
        && to == null;
  }

  /**
   * For what cannot be undone.
   *
   * @param all whether all are meant, said in so many words
   * @throws WrongUseException when neither that nor anything else says which
   */
  DeadLetterFilter deliberate(boolean all) {
    if (isAll() && !all) {
      throw new WrongUseException("say which letters, such as with --id, or --all");
    }
    if (!isAll() && all) {
      throw new WrongUseException("--all does not go with options that say which letters");
    }
    return filter();
  }

  DeadLetterFilter filter() {
    DeadLetterFilter filter = DeadLetterFilter.ALL;
    filter = narrowed(filter, ids, DeadLetterFilter::ids);
    filter = narrowed(filter, keys, DeadLetterFilter::keys);
    filter = narrowed(filter, keyHashes, DeadLetterFilter::keyHashes);
    filter = narrowed(filter, types, DeadLetterFilter::types);
    filter = narrowed(filter, handlers, DeadLetterFilter::handlers);
    filter = narrowed(filter, dispositions, DeadLetterFilter::dispositions);
    filter = narrowed(filter, causes, DeadLetterFilter::causes);
    filter = from == null ? filter : filter.from(from);
    return to == null ? filter : filter.to(to);
  }

  private static <T> DeadLetterFilter narrowed(
      DeadLetterFilter filter,
      List<T> values,
      BiFunction<DeadLetterFilter, List<T>, DeadLetterFilter> how) {
    return values.isEmpty() ? filter : how.apply(filter, values);
  }
}
