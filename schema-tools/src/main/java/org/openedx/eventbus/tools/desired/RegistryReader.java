package org.openedx.eventbus.tools.desired;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.openedx.eventbus.registry.RegisteredSchema;
import org.openedx.eventbus.registry.RegistryUnavailableException;
import org.openedx.eventbus.registry.SchemaRegistry;

/** Reads all there is of the subjects in question, a few at once. */
final class RegistryReader {
  private static final int AT_ONCE = 4;

  private final SchemaRegistry registry;

  RegistryReader(SchemaRegistry registry) {
    this.registry = registry;
  }

  /** In the order of the subjects; whatever cannot be read fails the whole. */
  Map<DesiredSubject, RegisteredSubject> read(DesiredState state) {
    List<Callable<RegisteredSubject>> tasks = new ArrayList<>();
    state.subjects().forEach(each -> tasks.add(() -> read(each)));
    ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
    try {
      // The subjects themselves are not looked for in a list: some registries cut it short.
      List<Future<RegisteredSubject>> answers = tasks.stream().map(threads::submit).toList();
      Map<DesiredSubject, RegisteredSubject> read = new LinkedHashMap<>();
      for (int i = 0; i < answers.size(); i++) {
        read.put(state.subjects().get(i), answers.get(i).get());
      }
      return read;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RegistryUnavailableException("interrupted while the registry was read", e);
    } finally {
      threads.shutdownNow();
    }
  }

  private RegisteredSubject read(DesiredSubject desired) {
    List<RegisteredSchema> versions =
        registry.versions(desired.subject()).stream()
            .map(version -> registry.version(desired.subject(), version))
            .toList();
    return new RegisteredSubject(
        desired.isValue() ? registry.compatibility(desired.subject()) : desired.level(), versions);
  }
}
