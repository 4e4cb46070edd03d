package org.openedx.eventbus.cli.group;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.cli.common.CliCommand;
import org.openedx.eventbus.cli.common.EventJson;
import org.openedx.eventbus.cli.common.KnownContracts;
import org.openedx.eventbus.consumer.deadletter.DeadLetterList;
import org.openedx.eventbus.consumer.deadletter.DeadLetters;
import org.openedx.eventbus.consumer.deadletter.model.DeadLetter;
import org.openedx.eventbus.consumer.deadletter.model.Resolution;
import org.openedx.eventbus.registry.SchemaRegistry;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code eventbus dead-letters show}: dead letters with headers and, if requested, payloads. */
@Command(
    name = "show",
    description =
        "Print dead letters with all details and the headers of their events. Key and payload are"
            + " printed only with --payload.")
final class DeadLettersShowCommand extends CliCommand {
  @Option(
      names = "--payload",
      description =
          "Also print key and payload, with personal data masked as contracts mark it. Bytes that"
              + " cannot be decoded are printed in hexadecimal, unmasked.")
  private boolean payload;

  @Option(names = "--show-pii", description = "Print personal data unmasked.")
  private boolean showPersonalData;

  @Mixin private final DeadLetterOptions options = new DeadLetterOptions();
  @Mixin private final DeadLetterOptions.Listing listing = new DeadLetterOptions.Listing();
  @Mixin private final KnownContracts.Options contracts = new KnownContracts.Options();

  @Override
  public Integer call() {
    try (DeadLetters deadLetters = options.open();
        SchemaRegistry registry =
            payload ? SchemaRegistry.http(options.config().registry()) : null) {
      DeadLetterList list = listing.read(deadLetters, options.filter());
      EventJson events =
          registry == null
              ? null
              : new EventJson(
                  options.config(), registry, contracts.known().catalog(), showPersonalData);
      print(deadLetters, list, events);
      listing.printSummary(list, options.group(), terminal());
    }
    return SUCCESS;
  }

  private void print(DeadLetters deadLetters, DeadLetterList list, @Nullable EventJson events) {
    Map<DeadLetter, List<Resolution>> selected = new LinkedHashMap<>();
    listing.forEach(list, selected::put);
    deadLetters.read(
        List.copyOf(selected.keySet()),
        (deadLetter, record) -> {
          ObjectNode node =
              DeadLetterFormat.node(deadLetter, selected.getOrDefault(deadLetter, List.of()));
          DeadLetterFormat.putHeaders(node, record);
          if (events != null) {
            DeadLetterFormat.putPayload(node, record, events);
          }
          print(listing.isJson() ? node : DeadLetterFormat.lines(node));
        });
  }
}
