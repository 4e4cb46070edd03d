package org.openedx.eventbus.tools.generate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.openedx.eventbus.event.EventCatalog;
import org.openedx.eventbus.tools.contract.Contract;

/**
 * Generated files: sources below {@code java}, files of the jar below {@code resources}. In a
 * directory, a source counts as generated if it begins with the generator's header comment; other
 * files are never changed.
 */
public final class GeneratedFiles {
  /** The first line of each source, after the slashes. */
  static final String HEADER =
      "Generated from contracts by ./eventbus schema generate. Do not edit.";

  /** Path of the index of contracts: one event type per line, sorted. */
  static final String INDEX = "resources/META-INF/eventbus/contracts/index";

  /** Path of the service file of the catalogue providers: one class per line, sorted. */
  static final String SERVICES =
      "resources/META-INF/services/" + EventCatalog.Provider.class.getName();

  private static final String CONTRACTS = "resources/META-INF/eventbus/contracts/";

  /** Directory of the released versions, which are used in tests. */
  private static final String RELEASED = "resources/META-INF/eventbus/released/";

  private static final String EXTRA = "extra";

  private final SortedMap<String, String> files;

  GeneratedFiles(SortedMap<String, String> files) {
    this.files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
  }

  /** {@return the text of each file by its path} Paths have slashes on every platform. */
  public SortedMap<String, String> files() {
    return files;
  }

  /**
   * {@return a copy to which the contracts are added: current ones as {@code <event type>.avsc}
   * beside the index, released ones as {@code <event type>/<minor version>.avsc} in a separate
   * directory}
   *
   * @param today the current contracts
   * @param released the contracts of all released versions
   */
  public GeneratedFiles withContracts(List<Contract> today, List<Contract> released) {
    SortedMap<String, String> all = new TreeMap<>(files);
    today.forEach(each -> all.put(CONTRACTS + each.name() + ".avsc", each.source().text()));
    for (Contract each : released) {
      String file = each.name() + "/" + each.minorVersion() + ".avsc";
      all.put(RELEASED + file, each.source().text());
    }
    return new GeneratedFiles(all);
  }

  /**
   * Writes the files that differ, and deletes files that are no longer generated.
   *
   * @param directory the output directory; it is created if necessary
   * @return a line for each file that was written or deleted
   * @throws UncheckedIOException if a file cannot be read, written or deleted
   */
  public List<String> write(Path directory) {
    List<String> done = new ArrayList<>();
    try {
      for (Map.Entry<String, String> each : differences(directory).entrySet()) {
        String path = each.getKey();
        Path file = directory.resolve(path);
        if (each.getValue().equals(EXTRA)) {
          Files.delete(file);
          done.add("deleted " + path);
        } else {
          Files.createDirectories(file.getParent());
          Files.writeString(file, files.get(path));
          done.add("wrote " + path);
        }
      }
      return done;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write generated files to " + directory, e);
    }
  }

  /**
   * Compares a directory with the files, and writes nothing.
   *
   * @param directory the output directory
   * @return a line for each file that is missing, stale or extra; empty if all are up to date
   * @throws UncheckedIOException if a file cannot be read
   */
  public List<String> check(Path directory) {
    try {
      return differences(directory).entrySet().stream()
          .map(each -> each.getValue() + ": " + each.getKey())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read generated files in " + directory, e);
    }
  }

  /** Returns the files that are missing, stale or extra in a directory, by path. */
  private Map<String, String> differences(Path directory) throws IOException {
    Map<String, String> differences = new LinkedHashMap<>();
    for (Map.Entry<String, String> each : files.entrySet()) {
      Path file = directory.resolve(each.getKey());
      if (!Files.exists(file)) {
        differences.put(each.getKey(), "missing");
      } else if (!text(file).replace("\r\n", "\n").equals(each.getValue())) {
        // A checkout on Windows may have converted line endings.
        differences.put(each.getKey(), "stale");
      }
    }
    if (Files.isDirectory(directory)) {
      try (Stream<Path> tree = Files.walk(directory)) {
        for (Path file : tree.filter(Files::isRegularFile).sorted().toList()) {
          String path = directory.relativize(file).toString().replace('\\', '/');
          if (!files.containsKey(path) && isGenerated(file, path)) {
            differences.put(path, EXTRA);
          }
        }
      }
    }
    return differences;
  }

  private static String text(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
  }

  private static boolean isGenerated(Path file, String path) throws IOException {
    return path.endsWith(".java")
        ? text(file).startsWith("// " + HEADER)
        : path.startsWith(CONTRACTS) || path.startsWith(RELEASED);
  }
}
