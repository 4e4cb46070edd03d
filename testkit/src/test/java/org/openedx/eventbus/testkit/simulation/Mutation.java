package org.openedx.eventbus.testkit.simulation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A bug in the engine, as changes of its source.
 *
 * @param name the bug in words, as the page on the guarantees lists it
 */
record Mutation(String name, List<Change> changes) {
  private static final Path SOURCES =
      Path.of(
          "..", "consumer-lib", "src", "main", "java", "org", "openedx", "eventbus", "consumer");

  private static final Path CORE =
      Path.of("..", "core", "src", "main", "java", "org", "openedx", "eventbus");

  Mutation {
    Objects.requireNonNull(name, "name");
    changes = List.copyOf(changes);
  }

  /** Replacement of a text that must occur exactly once in a source file. */
  record Change(Path file, String old, String with) {}

  static Mutation named(String name) {
    return new Mutation(name, List.of());
  }

  /**
   * Adds a change.
   *
   * @param file within the sources of the consumer: {@code engine/Engine.java}
   */
  Mutation change(String file, String old, String with) {
    List<Change> more = new ArrayList<>(changes);
    more.add(new Change(SOURCES.resolve(file), old, with));
    return new Mutation(name, more);
  }

  /** Adds a change of a file within the sources of the core. */
  Mutation changeCore(String file, String old, String with) {
    List<Change> more = new ArrayList<>(changes);
    more.add(new Change(CORE.resolve(file), old, with));
    return new Mutation(name, more);
  }

  @Override
  public String toString() {
    return name;
  }
}
