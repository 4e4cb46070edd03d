package org.openedx.eventbus.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import org.openedx.eventbus.codec.KeyPath;
import org.openedx.eventbus.registry.Compatibility;
import org.openedx.eventbus.registry.SchemaRegistry;
import org.openedx.eventbus.registry.Subject;
import org.openedx.eventbus.tools.contract.Contract;

/** Brings contracts into a registry: each value under FORWARD_TRANSITIVE, and the keys. */
final class Registration {
  private static final int AT_ONCE = 4;

  private final SchemaRegistry registry;
  private final UnaryOperator<String> fullTopic;

  /**
   * @param registry one that may register; the caller closes it
   * @param fullTopic puts an environment's prefix before a topic
   */
  Registration(SchemaRegistry registry, UnaryOperator<String> fullTopic) {
    this.registry = registry;
    this.fullTopic = fullTopic;
  }

  /**
   * Registers what is not there yet.
   *
   * @throws org.openedx.eventbus.EventBusException when the registry refuses or is away
   */
  void register(List<Contract> contracts) {
    List<Callable<Object>> tasks = new ArrayList<>();
    for (Contract contract : contracts) {
      tasks.add(() -> value(contract));
    }
    keys(contracts).forEach((key, text) -> tasks.add(() -> registry.register(key, text)));
    ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
    try {
      for (Future<Object> each : threads.invokeAll(tasks)) {
        Object unused = each.get();
      }
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause
          ? cause
          : new CommandFailedException("cannot register: " + e.getCause(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandFailedException("interrupted while registering the contracts", e);
    } finally {
      threads.shutdownNow();
    }
  }

  private Object value(Contract contract) {
    Subject subject = valueSubject(contract);
    registry.setCompatibility(subject, Compatibility.FORWARD_TRANSITIVE);
    return registry.register(subject, contract.wireText());
  }

  /** Where the contract's payload is registered. */
  Subject valueSubject(Contract contract) {
    return Subject.value(fullTopic.apply(contract.topic()), contract.name());
  }

  /** Several types of a topic share a key's subject, and then its text. */
  private Map<Subject, String> keys(List<Contract> contracts) {
    Map<Subject, String> keys = new LinkedHashMap<>();
    for (Contract contract : contracts) {
      contract
          .keyPath()
          .map(path -> KeyPath.of(contract.wireSchema(), path))
          .ifPresent(
              path ->
                  keys.putIfAbsent(
                      Subject.key(fullTopic.apply(contract.topic()), path.primitive()),
                      path.schemaText()));
    }
    return keys;
  }
}
