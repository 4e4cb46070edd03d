package org.openedx.eventbus.cli.bus;

import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.cli.common.BrokerAdmin;
import org.openedx.eventbus.cli.common.CliCommand;
import org.openedx.eventbus.cli.common.CommandFailedException;
import org.openedx.eventbus.cli.common.ConnectionOptions;
import org.openedx.eventbus.cli.common.EventJson;
import org.openedx.eventbus.cli.common.KnownContracts;
import org.openedx.eventbus.cli.common.UsageException;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.consumer.settings.StartPosition;
import org.openedx.eventbus.event.EventName;
import org.openedx.eventbus.internal.Suggestions;
import org.openedx.eventbus.registry.SchemaRegistry;
import org.openedx.eventbus.tools.contract.Contract;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code eventbus tail}: prints events as JSON, one per line. */
@Command(
    name = "tail",
    description = {
      "Print events as they arrive, one JSON object per line, until Ctrl-C, --limit or --timeout."
          + " Joins no consumer group and commits no offsets.",
      "Values and keys that a contract marks as personal are masked. A record that is not an event"
          + " becomes an object with 'error'. The order is that of each partition. Topics and"
          + " partitions that are created later are not read."
    })
public final class TailCommand extends CliCommand {
  /** Bounded runs fail if the broker returns nothing for this long and there is more to read. */
  private static final Duration MAX_SILENCE = Duration.ofSeconds(30);

  private static final int MAX_REPORTED = 1_000;

  @Option(
      names = "--topic",
      paramLabel = "TOPIC",
      description =
          "Topic, without the environment's prefix. Can be given several times. Default: the"
              + " existing topics of --type, or else of all known contracts.")
  private List<String> topics = List.of();

  @Option(
      names = "--type",
      paramLabel = "TYPE",
      description =
          "Print only events of this type, a name or a constant. Can be given several times."
              + " Default: all types.")
  private List<String> types = List.of();

  @Option(
      names = "--from",
      paramLabel = "POSITION",
      description =
          "earliest: existing events, then new ones. latest: only new ones. A time such as"
              + " 2026-01-31T12:00:00Z: events whose timestamp in Kafka is that time or later."
              + " Default: ${DEFAULT-VALUE}")
  private StartPosition from = StartPosition.EARLIEST;

  @Option(names = "--limit", paramLabel = "N", description = "End after N events.")
  private long limit = Long.MAX_VALUE;

  @Option(
      names = "--timeout",
      paramLabel = "DURATION",
      description =
          "End when all existing events are read and no new one was printed for this time, for"
              + " example 500ms, 10s or 5m.")
  private @Nullable Duration timeout;

  @Option(names = "--show-pii", description = "Print personal data unmasked.")
  private boolean showPersonalData;

  @Mixin private final ConnectionOptions connection = new ConnectionOptions();
  @Mixin private final KnownContracts.Options contractOptions = new KnownContracts.Options();

  /** Types without a contract that were reported; records name them, so the number is limited. */
  private final Set<EventName> reported = new HashSet<>();

  private long printed;

  @Override
  public Integer call() {
    if (limit < 1) {
      throw new UsageException("--limit must be 1 or more, not " + limit);
    }
    KnownContracts contracts = contractOptions.known();
    Set<EventName> selected = selectedTypes(contracts);
    EventBusConfig config = connection.config();
    BrokerAdmin.requireReachable(config);
    try (SchemaRegistry registry = SchemaRegistry.http(config.registry());
        RecordReader reader = new RecordReader(config)) {
      reader.start(topicsToRead(contracts, selected, config, reader), from);
      tail(
          reader, new EventJson(config, registry, contracts.catalog(), showPersonalData), selected);
    }
    return SUCCESS;
  }

  private Set<EventName> selectedTypes(KnownContracts contracts) {
    Set<EventName> selected = new LinkedHashSet<>();
    for (String type : types) {
      Optional<EventName> known = contracts.find(type).map(Contract::name);
      selected.add(
          known.orElseGet(() -> UsageException.parse("--type: ", () -> EventName.imported(type))));
    }
    return selected;
  }

  private Set<String> topicsToRead(
      KnownContracts contracts,
      Set<EventName> selected,
      EventBusConfig config,
      RecordReader reader) {
    Set<String> existing = reader.existingTopics();
    if (!topics.isEmpty()) {
      Set<String> named = new TreeSet<>(topics.stream().map(config::fullTopic).toList());
      for (String topic : named) {
        if (!existing.contains(topic)) {
          throw new CommandFailedException(
              "topic " + topic + " does not exist" + similar(topic, existing));
        }
      }
      return named;
    }
    Set<String> known = new TreeSet<>();
    for (Contract contract : contracts.all()) {
      if (selected.isEmpty() || selected.contains(contract.name())) {
        known.add(config.fullTopic(contract.topic()));
        config
            .consumeTopics()
            .getOrDefault(contract.name(), List.of())
            .forEach(topic -> known.add(config.fullTopic(topic)));
      }
    }
    if (known.isEmpty()) {
      throw new UsageException(
          "no contract of " + selected + " is known: add it with --contracts, or use --topic");
    }
    if (known.stream().noneMatch(existing::contains)) {
      throw new CommandFailedException(
          "none of the topics " + known + " exists: name others with --topic");
    }
    known.retainAll(existing);
    return known;
  }

  /** Suggests the topics of another prefix, or else the one with the nearest name. */
  private static String similar(String topic, Set<String> existing) {
    List<String> others =
        existing.stream().filter(each -> topic.endsWith(each) || each.endsWith(topic)).toList();
    return others.isEmpty()
        ? Suggestions.didYouMean(topic, existing)
        : "; existing topics: " + String.join(", ", others);
  }

  /** Prints until a bound is reached, the thread is interrupted or the output is closed. */
  private void tail(RecordReader reader, EventJson events, Set<EventName> selected) {
    long quietSince = System.nanoTime();
    boolean caughtUp = false;
    try {
      while (printed < limit && !terminal().out().checkError()) {
        long before = printed;
        boolean any = printNext(reader, events, selected);
        if (timeout == null) {
          continue;
        }
        boolean wasBehind = !caughtUp;
        caughtUp = caughtUp || reader.caughtUp();
        if (printed > before || (wasBehind && (any || caughtUp))) {
          quietSince = System.nanoTime();
        }
        Duration quiet = Duration.ofNanos(System.nanoTime() - quietSince);
        if (caughtUp && quiet.compareTo(timeout) >= 0) {
          return;
        }
        if (!caughtUp && quiet.compareTo(MAX_SILENCE) >= 0) {
          throw new CommandFailedException(
              "the broker returned no records for %d s, although there are more to read"
                  .formatted(MAX_SILENCE.toSeconds()));
        }
      }
    } catch (InterruptException e) {
      // The usual end of an unbounded run.
      boolean unused = Thread.interrupted();
    } finally {
      terminal().out().flush();
    }
  }

  private boolean printNext(RecordReader reader, EventJson events, Set<EventName> selected) {
    boolean any = false;
    for (ConsumerRecord<byte[], byte[]> each : reader.poll()) {
      any = true;
      if (printed < limit && EventJson.isOfType(each, selected)) {
        EventJson.Line line = events.of(each);
        print(line.json());
        printed++;
        line.typeWithoutContract()
            .filter(type -> reported.size() < MAX_REPORTED && reported.add(type))
            .ifPresent(this::reportUnmasked);
      }
    }
    return any;
  }

  private void reportUnmasked(EventName type) {
    inform(
        "no contract of %s is known, so its personal data is not masked: add it with --contracts"
            .formatted(type));
  }
}
