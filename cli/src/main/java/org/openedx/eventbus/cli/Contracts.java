package org.openedx.eventbus.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.avro.generic.GenericRecord;
import org.openedx.eventbus.codec.GenericCodec;
import org.openedx.eventbus.event.EventCatalog;
import org.openedx.eventbus.event.EventName;
import org.openedx.eventbus.event.EventType;
import org.openedx.eventbus.tools.contract.Contract;
import org.openedx.eventbus.tools.contract.ContractDirectory;

/** The contracts a command knows, one for each event type. Immutable. */
final class Contracts {
  private static final String RESOURCES = "META-INF/eventbus/contracts/";

  private final List<Contract> all;

  private Contracts(List<Contract> all) {
    this.all = List.copyOf(all);
  }

  /** Open edX's, from the class path. */
  static Contracts bundled() {
    return new Contracts(
        resource("index")
            .lines()
            .map(name -> Contract.parse(name + ".avsc", resource(name + ".avsc")))
            .toList());
  }

  /**
   * Those of a directory; or of a Maven module with contracts, whose released ones and build output
   * do not count.
   *
   * @throws WrongUseException when there are none
   */
  static Contracts in(Path directory) {
    return in("--contracts", directory);
  }

  /**
   * The same, named by another option.
   *
   * @throws WrongUseException when there are none
   */
  static Contracts in(String option, Path directory) {
    if (!Files.isDirectory(directory)) {
      throw new WrongUseException(option + ": " + directory + " is not a directory");
    }
    Path ofModule = directory.resolve("src/main/contracts");
    List<Contract> found =
        ContractDirectory.read(Files.isDirectory(ofModule) ? ofModule : directory);
    if (found.isEmpty()) {
      throw new WrongUseException(option + ": no contract (*.avsc) is in " + directory);
    }
    return new Contracts(found);
  }

  private static String resource(String name) {
    try (InputStream in = Contracts.class.getClassLoader().getResourceAsStream(RESOURCES + name)) {
      if (in == null) {
        throw new IllegalStateException(RESOURCES + name + " is missing from the class path");
      }
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** These and those that are only among the others. */
  Contracts or(Contracts others) {
    Map<EventName, Contract> merged = new LinkedHashMap<>();
    all.forEach(each -> merged.put(each.name(), each));
    others.all.forEach(each -> merged.putIfAbsent(each.name(), each));
    return new Contracts(new ArrayList<>(merged.values()));
  }

  /** Those of these types. */
  Contracts of(Collection<? extends EventType<?>> types) {
    Set<EventName> names = types.stream().map(EventType::name).collect(Collectors.toSet());
    return new Contracts(all.stream().filter(each -> names.contains(each.name())).toList());
  }

  List<Contract> all() {
    return all;
  }

  /** By the event type's name, or by its constant. */
  Optional<Contract> find(String nameOrConstant) {
    return all.stream()
        .filter(
            each ->
                each.name().value().equals(nameOrConstant)
                    || each.constant().equals(nameOrConstant))
        .findFirst();
  }

  /**
   * @throws WrongUseException naming those there are
   */
  Contract require(String nameOrConstant) {
    return find(nameOrConstant)
        .orElseThrow(
            () ->
                new WrongUseException(
                    "no contract of event type '"
                        + nameOrConstant
                        + "' is known; add the directory that has it with --contracts, or take one"
                        + " of\n"
                        + all.stream()
                            .map(each -> "  " + each.constant() + "  " + each.name())
                            .collect(Collectors.joining("\n"))));
  }

  /** The event type of a contract, without generated code. */
  static EventType<GenericRecord> typeOf(Contract contract) {
    EventType.Builder<GenericRecord> type =
        GenericCodec.eventType(contract.name(), contract.wireSchema())
            .minorVersion(contract.minorVersion())
            .topic(contract.topic())
            .personalFields(contract.personalFields());
    contract.keyPath().ifPresent(type::keyPath);
    return type.build();
  }

  EventCatalog catalog() {
    return EventCatalog.of(all.stream().map(Contracts::typeOf).toList());
  }
}
