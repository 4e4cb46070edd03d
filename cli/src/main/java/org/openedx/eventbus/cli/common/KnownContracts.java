package org.openedx.eventbus.cli.common;

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
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.generic.GenericRecord;
import org.openedx.eventbus.codec.GenericCodec;
import org.openedx.eventbus.event.EventCatalog;
import org.openedx.eventbus.event.EventName;
import org.openedx.eventbus.event.EventType;
import org.openedx.eventbus.registry.Compatibility;
import org.openedx.eventbus.registry.SchemaId;
import org.openedx.eventbus.registry.SchemaRegistry;
import org.openedx.eventbus.tools.check.CheckedModule;
import org.openedx.eventbus.tools.contract.Contract;
import org.openedx.eventbus.tools.contract.ContractDirectory;
import org.openedx.eventbus.tools.registry.DesiredState;
import org.openedx.eventbus.tools.registry.DesiredSubject;
import org.openedx.eventbus.tools.registry.Routing;
import picocli.CommandLine.Option;

/**
 * Contracts available to a command. Immutable.
 *
 * @param all one contract per event type
 */
public record KnownContracts(List<Contract> all) {
  private static final String RESOURCES = "META-INF/eventbus/contracts/";
  private static final int PARALLEL_REQUESTS = 4;

  public KnownContracts {
    all = List.copyOf(all);
  }

  /** The option {@code --contracts}. */
  public static final class Options {
    @Option(
        names = "--contracts",
        paramLabel = "DIR",
        description =
            "Directory with more contracts (*.avsc), or a module that has them in"
                + " src/main/contracts. Can be given several times.")
    private List<Path> directories = List.of();

    /** Returns the contracts of the option, if it is given. */
    public Optional<KnownContracts> given() {
      return directories.stream()
          .map(directory -> in("--contracts", directory))
          .reduce(KnownContracts::or);
    }

    /** Returns the contracts of the option and those of Open edX. */
    public KnownContracts known() {
      KnownContracts bundled = bundled();
      return given().map(own -> own.or(bundled)).orElse(bundled);
    }
  }

  /** Returns the contracts of Open edX, from the class path. */
  public static KnownContracts bundled() {
    return new KnownContracts(
        resource("index")
            .lines()
            .map(name -> Contract.parse(name + ".avsc", resource(name + ".avsc")))
            .toList());
  }

  private static String resource(String name) {
    try (InputStream in =
        KnownContracts.class.getClassLoader().getResourceAsStream(RESOURCES + name)) {
      if (in == null) {
        throw new IllegalStateException(RESOURCES + name + " is missing from the class path");
      }
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads the contracts of a directory. If it is a Maven module with contracts, released versions
   * and build output are ignored.
   *
   * @param option named in errors
   * @throws UsageException if there are no contracts
   */
  public static KnownContracts in(String option, Path directory) {
    if (!Files.isDirectory(directory)) {
      throw new UsageException(option + ": " + directory + " is not a directory");
    }
    List<Contract> found = ContractDirectory.read(CheckedModule.at(directory).contracts());
    if (found.isEmpty()) {
      throw new UsageException(option + ": no contract (*.avsc) in " + directory);
    }
    return new KnownContracts(found);
  }

  /** Returns these contracts, and the others of event types that are not among these. */
  public KnownContracts or(KnownContracts others) {
    Map<EventName, Contract> merged = new LinkedHashMap<>();
    Stream.concat(all.stream(), others.all.stream())
        .forEach(each -> merged.putIfAbsent(each.name(), each));
    return new KnownContracts(List.copyOf(merged.values()));
  }

  /** Returns the contracts of these event types. */
  public KnownContracts of(Collection<? extends EventType<?>> types) {
    Set<EventName> names = types.stream().map(EventType::name).collect(Collectors.toSet());
    return new KnownContracts(all.stream().filter(each -> names.contains(each.name())).toList());
  }

  /** Returns the full names of the topics, each once. */
  public List<String> topics(UnaryOperator<String> fullTopic) {
    return all.stream().map(each -> fullTopic.apply(each.topic())).distinct().toList();
  }

  /** Finds a contract by the name of its event type, or by its constant. */
  public Optional<Contract> find(String nameOrConstant) {
    return all.stream()
        .filter(each -> List.of(each.name().value(), each.constant()).contains(nameOrConstant))
        .findFirst();
  }

  /**
   * Finds a contract by the name of its event type, or by its constant.
   *
   * @throws UsageException with all known event types, if there is none
   */
  public Contract require(String nameOrConstant) {
    return find(nameOrConstant).orElseThrow(() -> unknown(nameOrConstant));
  }

  private UsageException unknown(String type) {
    StringBuilder message = new StringBuilder("unknown event type '").append(type);
    message.append("'; add its contract with --contracts DIR, or use one of");
    all.forEach(each -> message.append("\n  " + each.constant() + "  " + each.name()));
    return new UsageException(message.toString());
  }

  /** Returns the event type of a contract, for payloads without generated classes. */
  public static EventType<GenericRecord> typeOf(Contract contract) {
    EventType.Builder<GenericRecord> type =
        GenericCodec.eventType(contract.name(), contract.wireSchema())
            .minorVersion(contract.minorVersion())
            .topic(contract.topic())
            .personalFields(contract.personalFields());
    contract.keyPath().ifPresent(type::keyPath);
    return type.build();
  }

  public EventCatalog catalog() {
    return EventCatalog.of(all.stream().map(KnownContracts::typeOf).toList());
  }

  /**
   * Registers values under {@code FORWARD_TRANSITIVE}, and keys, in a few parallel requests. The
   * registry itself checks compatibility.
   *
   * @param fullTopic adds the environment's prefix to a topic
   * @throws org.openedx.eventbus.EventBusException if the registry rejects a contract or is
   *     unavailable
   */
  public void registerIn(SchemaRegistry registry, UnaryOperator<String> fullTopic) {
    DesiredState desired =
        DesiredState.of(
            all, each -> Compatibility.FORWARD_TRANSITIVE, Routing.toOwnTopics(fullTopic));
    List<Callable<List<SchemaId>>> tasks = new ArrayList<>();
    desired.subjects().forEach(each -> tasks.add(() -> register(registry, each)));
    ExecutorService threads = Executors.newFixedThreadPool(PARALLEL_REQUESTS);
    try {
      for (Future<?> each : threads.invokeAll(tasks)) {
        Object unused = each.get();
      }
    } catch (ExecutionException e) {
      throw CommandFailedException.of("cannot register the contracts", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandFailedException("interrupted while registering the contracts", e);
    } finally {
      threads.shutdownNow();
    }
  }

  private static List<SchemaId> register(SchemaRegistry registry, DesiredSubject desired) {
    desired.level().ifPresent(level -> registry.setCompatibility(desired.subject(), level));
    return desired.texts().stream()
        .map(text -> registry.register(desired.subject(), text))
        .toList();
  }
}
