package org.openedx.eventbus.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import org.openedx.eventbus.registry.Compatibility;
import org.openedx.eventbus.registry.SchemaRegistry;
import org.openedx.eventbus.tools.contract.Contract;
import org.openedx.eventbus.tools.desired.DesiredState;
import org.openedx.eventbus.tools.desired.DesiredState.DesiredSubject;
import org.openedx.eventbus.tools.desired.Routing;

/**
 * Brings contracts into a registry: each value under FORWARD_TRANSITIVE, and the keys. It asks no
 * more than it must, a few at once, since somebody waits for it: what a registry refuses is told by
 * the registry.
 */
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
    DesiredState wanted =
        DesiredState.of(
            contracts, each -> Compatibility.FORWARD_TRANSITIVE, Routing.toOwnTopics(fullTopic));
    List<Callable<Object>> tasks = new ArrayList<>();
    wanted.subjects().forEach(each -> tasks.add(() -> register(each)));
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

  private Object register(DesiredSubject wanted) {
    wanted.level().ifPresent(level -> registry.setCompatibility(wanted.subject(), level));
    return registry.register(wanted.subject(), wanted.text());
  }
}
