package org.openedx.eventbus.tools.catalog;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
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
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openedx.eventbus.tools.contract.Contract;
import org.openedx.eventbus.tools.contract.ContractDirectory;
import org.openedx.eventbus.tools.finding.ContractProblem;
import org.openedx.eventbus.tools.finding.InvalidContractsException;
import org.openedx.eventbus.tools.generate.SchemaModule;

/** Summaries of all event types, and the files of their released versions. */
final class Inventory {
  private static final JsonFactory FACTORY = new JsonFactory();

  /** By the event type's name. */
  private final Map<String, Entry> entries = new TreeMap<>();

  private final Map<String, List<Path>> released = new HashMap<>();

  private Inventory() {}

  /**
   * Reads every current contract once.
   *
   * @throws InvalidContractsException with all problems of all contracts
   */
  static Inventory of(List<SchemaModule> modules) {
    Inventory inventory = new Inventory();
    List<ContractProblem> problems = new ArrayList<>();
    try {
      ContractDirectory.each(
          modules.stream().map(SchemaModule::contracts).toList(),
          contract -> inventory.entries.put(contract.name().value(), Entry.of(contract)));
    } catch (InvalidContractsException e) {
      problems.addAll(e.problems());
    }
    modules.forEach(module -> inventory.findReleased(module.released(), problems));
    if (!problems.isEmpty()) {
      throw new InvalidContractsException(problems);
    }
    return inventory;
  }

  /** Finds released contracts by their content, like current ones, because directories may move. */
  private void findReleased(Path directory, List<ContractProblem> problems) {
    if (!Files.isDirectory(directory)) {
      return;
    }
    try (Stream<Path> tree = Files.walk(directory)) {
      for (Path file : tree.filter(each -> each.toString().endsWith(".avsc")).sorted().toList()) {
        try {
          released.computeIfAbsent(eventType(file), key -> new ArrayList<>()).add(file);
        } catch (InvalidContractsException e) {
          problems.addAll(e.problems());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the released contracts in " + directory, e);
    }
  }

  private static String eventType(Path file) throws IOException {
    try (JsonParser parser = FACTORY.createParser(Files.readString(file))) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        boolean namespace = parser.currentName().equals("namespace");
        if (parser.nextToken() == JsonToken.VALUE_STRING && namespace) {
          return parser.getText();
        }
        parser.skipChildren();
      }
    } catch (JsonProcessingException e) {
      // Contract.read throws with the problem and its position.
    }
    return Contract.read(file).name().value();
  }

  Optional<Entry> find(String eventType) {
    return Optional.ofNullable(entries.get(eventType));
  }

  /** Returns all event types, ordered by name. */
  Collection<Entry> entries() {
    return entries.values();
  }

  /** Returns the released contracts of an event type, which may have no current contract. */
  List<Path> released(String eventType) {
    return released.getOrDefault(eventType, List.of());
  }

  /** Returns event types grouped by name without version; within a group, oldest first. */
  Collection<List<Entry>> families() {
    return entries.values().stream()
        .sorted(Comparator.comparingInt(Entry::major))
        .collect(Collectors.groupingBy(Entry::family, TreeMap::new, Collectors.toList()))
        .values();
  }
}
