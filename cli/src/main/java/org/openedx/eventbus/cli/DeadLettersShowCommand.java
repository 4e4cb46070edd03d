package org.openedx.eventbus.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.consumer.deadletter.DeadLetterList;
import org.openedx.eventbus.consumer.deadletter.DeadLetters;
import org.openedx.eventbus.consumer.deadletter.model.DeadLetter;
import org.openedx.eventbus.consumer.deadletter.model.DeadLetterId;
import org.openedx.eventbus.consumer.deadletter.model.Resolution;
import org.openedx.eventbus.registry.SchemaRegistry;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code eventbus dead-letters show}: all that is known of some. */
@Command(
    name = "show",
    description = {
      "Print all that is known of dead letters, with the headers of their events; key and payload"
          + " only where --payload asks for them."
    })
final class DeadLettersShowCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Option(
      names = "--payload",
      description = {
        "Print key and payload too, with what a contract marks as personal masked. What cannot be"
            + " decoded is printed in hexadecimal, which masks nothing."
      })
  private boolean payload;

  @Option(names = "--show-pii", description = "Print personal data as it is.")
  private boolean showPersonalData;

  @Mixin private final LetterOptions options = new LetterOptions();
  @Mixin private final ListedLetters listed = new ListedLetters();
  @Mixin private final ContractOptions contracts = new ContractOptions();

  DeadLettersShowCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    try (DeadLetters letters = options.open()) {
      DeadLetterList list = letters.list(options.filter());
      if (payload) {
        try (SchemaRegistry registry = SchemaRegistry.http(options.config().registry())) {
          LetterContent content =
              new LetterContent(registry, contracts.known().catalog(), showPersonalData);
          print(letters, list, content);
        }
      } else {
        print(letters, list, null);
      }
      listed.end(list, options.group(), terminal);
    }
    return ExitCode.DONE;
  }

  private void print(DeadLetters letters, DeadLetterList list, @Nullable LetterContent content) {
    List<DeadLetter> wanted = new ArrayList<>();
    Map<DeadLetterId, List<Resolution>> resolutions = new HashMap<>();
    listed.each(
        list,
        (letter, done) -> {
          wanted.add(letter);
          resolutions.put(letter.id(), done);
        });
    letters.read(
        wanted,
        (letter, record) ->
            print(letter, resolutions.getOrDefault(letter.id(), List.of()), record, content));
  }

  private void print(
      DeadLetter letter,
      List<Resolution> resolutions,
      ConsumerRecord<byte[], byte[]> record,
      @Nullable LetterContent content) {
    ObjectNode node = LetterFormat.node(letter, resolutions);
    LetterContent.addHeaders(node, record);
    if (content != null) {
      content.addPayload(node, record);
    }
    if (listed.format() == LetterFormat.JSON) {
      terminal.out().println(node);
    } else {
      printText(node, "");
      terminal.out().println();
    }
  }

  private void printText(JsonNode node, String indent) {
    for (Map.Entry<String, JsonNode> each : node.properties()) {
      JsonNode value = each.getValue();
      String name = indent + each.getKey() + ":";
      if (value.isObject() && !each.getKey().equals("data")) {
        terminal.out().println(name);
        printText(value, indent + "  ");
      } else if (value.isArray() && value.path(0).isObject()) {
        terminal.out().println(name);
        value.forEach(element -> printText(element, indent + "  "));
      } else if (!value.isNull()) {
        terminal.out().println(name + " " + (value.isTextual() ? value.asText() : value));
      }
    }
  }
}
