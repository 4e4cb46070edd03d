package org.openedx.eventbus.cli;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.codec.internal.EventDecoder;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.event.EventCatalog;
import org.openedx.eventbus.event.EventName;
import org.openedx.eventbus.event.InvalidEventNameException;
import org.openedx.eventbus.registry.SchemaRegistry;
import org.openedx.eventbus.tools.contract.Contract;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code eventbus tail}: events as lines of JSON. */
@Command(
    name = "tail",
    description = {
      "Print events as they come, each as a JSON object on a line of its own, until this is ended"
          + " (Ctrl-C), --max are printed or --timeout has passed. Takes no part in any consumer"
          + " group and commits nothing.",
      "Personal data that a contract marks is masked, in keys too. A record that is no event"
          + " becomes an object with 'error'. The order is that of each partition. Topics and"
          + " partitions that are created later are not seen."
    })
final class TailCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Option(
      names = "--topic",
      paramLabel = "TOPIC",
      description = {
        "Without the environment's prefix; may be given several times. Default: those of the known"
            + " contracts, or of the types asked for, that exist."
      })
  private List<String> topics = List.of();

  @Option(
      names = "--type",
      paramLabel = "TYPE",
      description = {
        "Only events of this type, given by name or constant; may be given several times. Default:"
            + " all."
      })
  private List<String> types = List.of();

  @Option(
      names = "--from",
      paramLabel = "POSITION",
      defaultValue = "earliest",
      converter = StartAt.Converter.class,
      description = {
        "earliest: all that is there, then what comes. latest: only what comes. A time such as"
            + " 2026-01-31T12:00:00Z: records whose timestamp in Kafka is that or later. Default:"
            + " ${DEFAULT-VALUE}"
      })
  private StartAt from = StartAt.EARLIEST;

  @Option(names = "--max", paramLabel = "N", description = "End after N lines.")
  private @Nullable Long max;

  @Option(
      names = "--timeout",
      paramLabel = "DURATION",
      converter = DurationConverter.class,
      description = {
        "End once all that was there is read and no new line has come for so long: 500ms, 10s, 5m."
      })
  private @Nullable Duration timeout;

  @Option(names = "--show-pii", description = "Print personal data as it is.")
  private boolean showPersonalData;

  @Mixin private final ConnectionOptions connection = new ConnectionOptions();
  @Mixin private final ContractOptions contractOptions = new ContractOptions();

  TailCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    if (max != null && max < 1) {
      throw new WrongUseException("--max must be 1 or more, not " + max);
    }
    Contracts contracts = contractOptions.known();
    Set<EventName> wanted = wantedTypes(contracts);
    EventBusConfig config = connection.config();
    Reachability.requireBroker(config);
    try (SchemaRegistry registry = SchemaRegistry.http(config.registry());
        RecordReader reader = new RecordReader(config)) {
      reader.start(topicsToRead(contracts, wanted, config, reader), from);
      EventCatalog catalog = contracts.catalog();
      EventLines lines =
          new EventLines(
              new EventDecoder(registry, catalog),
              new KeyReader(registry),
              catalog,
              showPersonalData);
      new Tail(reader, lines, wanted, terminal)
          .run(Optional.ofNullable(max), Optional.ofNullable(timeout));
    }
    return ExitCode.DONE;
  }

  private Set<EventName> wantedTypes(Contracts contracts) {
    Set<EventName> wanted = new LinkedHashSet<>();
    for (String type : types) {
      try {
        wanted.add(
            contracts.find(type).map(Contract::name).orElseGet(() -> EventName.imported(type)));
      } catch (InvalidEventNameException e) {
        throw new WrongUseException("--type: " + e.getMessage(), e);
      }
    }
    return wanted;
  }

  private Set<String> topicsToRead(
      Contracts contracts, Set<EventName> wanted, EventBusConfig config, RecordReader reader) {
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
      if (wanted.isEmpty() || wanted.contains(contract.name())) {
        Stream.concat(
                Stream.of(contract.topic()),
                config.consumeTopics().getOrDefault(contract.name(), List.of()).stream())
            .map(config::fullTopic)
            .forEach(known::add);
      }
    }
    if (known.isEmpty()) {
      throw new WrongUseException(
          "no contract of " + wanted + " is known: say where its events are with --topic");
    }
    if (known.stream().noneMatch(existing::contains)) {
      throw new CommandFailedException(
          "none of the topics " + known + " exists; name others with --topic");
    }
    known.retainAll(existing);
    return known;
  }

  private static String similar(String topic, Set<String> existing) {
    List<String> close =
        existing.stream().filter(each -> topic.endsWith(each) || each.endsWith(topic)).toList();
    return close.isEmpty() ? "" : "; there is " + String.join(", ", close);
  }
}
