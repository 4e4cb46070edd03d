package org.openedx.eventbus.tools.registry;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.avro.Schema;
import org.openedx.eventbus.avro.InvalidSchemaException;
import org.openedx.eventbus.avro.WireSchema;
import org.openedx.eventbus.registry.Compatibility;
import org.openedx.eventbus.registry.RegistryUnavailableException;
import org.openedx.eventbus.registry.SchemaRegistry;
import org.openedx.eventbus.registry.SchemaRegistry.RegisteredSchema;

/** Reads all versions and the levels of subjects, several subjects in parallel. */
record RegistryReader(SchemaRegistry registry) {
  private static final int PARALLEL_READS = 4;

  /** Reads the subjects, in their order. Fails if one of them cannot be read. */
  Map<DesiredSubject, RegisteredSubject> read(DesiredState state) {
    ExecutorService threads = Executors.newFixedThreadPool(PARALLEL_READS);
    try {
      // Subjects are read one by one, because some registries truncate the list of subjects.
      List<Future<RegisteredSubject>> answers = new ArrayList<>();
      state.subjects().forEach(each -> answers.add(threads.submit(() -> read(each))));
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
      throw new RegistryUnavailableException("interrupted while reading the registry", e);
    } finally {
      threads.shutdownNow();
    }
  }

  private RegisteredSubject read(DesiredSubject desired) {
    List<RegisteredSchema> versions =
        registry.versions(desired.subject()).stream()
            .map(version -> registry.version(desired.subject(), version))
            .toList();
    return desired.isValue()
        ? new RegisteredSubject(registry.compatibility(desired.subject()), versions, List.of())
        : new RegisteredSubject(desired.level(), versions, missing(desired, versions));
  }

  /**
   * Returns the schemas of a key that would become new versions. Whether a text that differs in the
   * name of the key's field is another schema, depends on the registry.
   */
  private List<String> missing(DesiredSubject desired, List<RegisteredSchema> versions) {
    return desired.texts().stream()
        .filter(text -> versions.isEmpty() || registry.lookUp(desired.subject(), text).isEmpty())
        .toList();
  }

  /**
   * A subject as registered.
   *
   * @param level the subject's compatibility level; empty if it uses the global level
   * @param versions the versions, oldest first; empty if the subject does not exist
   * @param missingKeys the desired schemas of a key that are not registered; empty for a value
   */
  record RegisteredSubject(
      Optional<Compatibility> level, List<RegisteredSchema> versions, List<String> missingKeys) {
    /** Returns the desired schemas that must be registered. */
    List<String> missing(DesiredSubject desired) {
      return desired.isValue() && sameVersion(desired.text()).isEmpty()
          ? desired.texts()
          : missingKeys;
    }

    /**
     * Returns the newest version that is equivalent to a schema text. A producer would find this
     * one.
     */
    Optional<RegisteredSchema> sameVersion(String text) {
      Schema schema = WireSchema.parse(text);
      return versions.stream()
          .filter(each -> hasSameMeaning(each, schema))
          .reduce((older, newer) -> newer);
    }

    private static boolean hasSameMeaning(RegisteredSchema version, Schema schema) {
      try {
        return WireSchema.semanticallyEqual(WireSchema.parse(version.text()), schema);
      } catch (InvalidSchemaException e) {
        return false;
      }
    }

    Optional<Integer> newest() {
      return versions.isEmpty()
          ? Optional.empty()
          : Optional.of(versions.get(versions.size() - 1).version());
    }
  }
}
