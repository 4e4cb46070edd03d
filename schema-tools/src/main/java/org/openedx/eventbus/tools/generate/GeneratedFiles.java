package org.openedx.eventbus.tools.generate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.openedx.eventbus.event.EventCatalog;
import org.openedx.eventbus.tools.contract.Contract;

/**
 * Files that were generated: below {@code java} sources, below {@code resources} what goes into the
 * jar. In a directory the files with our first line are ours; nobody else's are touched.
 */
public final class GeneratedFiles {
  /** The first line of each source, after the slashes. */
  static final String HEADER =
      "Generated from contracts: do not edit, but run ./eventbus schema generate";

  /** Where the index of contracts stands: an event type a line, sorted. */
  static final String INDEX = "resources/META-INF/eventbus/contracts/index";

  /** Where the classes that know the catalogues stand, a class a line, sorted. */
  static final String SERVICES =
      "resources/META-INF/services/" + EventCatalog.Provider.class.getName();

  private static final String CONTRACTS = "resources/META-INF/eventbus/contracts/";

  /** Where tests find the versions that were released. */
  private static final String RELEASED = "resources/META-INF/eventbus/released/";

  private final SortedMap<String, String> files;

  GeneratedFiles(SortedMap<String, String> files) {
    this.files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
  }

  /** The text of each file by its path, which has slashes on every system. */
  public SortedMap<String, String> files() {
    return files;
  }

  /**
   * These and the contracts themselves: today's as {@code <event type>.avsc} beside the index,
   * those that were released as {@code <event type>/<minor version>.avsc} in a directory of their
   * own.
   */
  public GeneratedFiles withContracts(List<Contract> today, List<Contract> released) {
    SortedMap<String, String> all = new TreeMap<>(files);
    today.forEach(each -> all.put(CONTRACTS + each.name() + ".avsc", each.source().text()));
    released.forEach(
        each ->
            all.put(
                RELEASED + each.name() + "/" + each.minorVersion() + ".avsc",
                each.source().text()));
    return new GeneratedFiles(all);
  }

  /**
   * Writes what differs, and deletes what was generated once and no longer is.
   *
   * @return what was done, a line for each file
   */
  public List<String> write(Path directory) {
    List<String> done = new ArrayList<>();
    try {
      for (String path : files.keySet()) {
        Path file = directory.resolve(path);
        if (state(file, path) != State.CURRENT) {
          Files.createDirectories(file.getParent());
          Files.writeString(file, files.get(path));
          done.add("wrote " + path);
        }
      }
      for (String path : extra(directory)) {
        Files.delete(directory.resolve(path));
        done.add("deleted " + path);
      }
      return done;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write generated files to " + directory, e);
    }
  }

  /**
   * Compares a directory with what would be written.
   *
   * @return a line for each file that is missing, stale or extra; none when all is current
   */
  public List<String> check(Path directory) {
    List<String> differences = new ArrayList<>();
    try {
      for (String path : files.keySet()) {
        State state = state(directory.resolve(path), path);
        if (state != State.CURRENT) {
          differences.add((state == State.MISSING ? "missing: " : "stale: ") + path);
        }
      }
      extra(directory).forEach(path -> differences.add("extra: " + path));
      return differences;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read generated files in " + directory, e);
    }
  }

  private enum State {
    CURRENT,
    STALE,
    MISSING
  }

  private State state(Path file, String path) throws IOException {
    if (!Files.exists(file)) {
      return State.MISSING;
    }
    // A checkout on Windows may have turned line ends around.
    String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    return text.replace("\r\n", "\n").equals(files.get(path)) ? State.CURRENT : State.STALE;
  }

  private List<String> extra(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    List<String> extra = new ArrayList<>();
    try (Stream<Path> tree = Files.walk(directory)) {
      for (Path file : tree.filter(Files::isRegularFile).sorted().toList()) {
        String path = directory.relativize(file).toString().replace('\\', '/');
        if (!files.containsKey(path) && isOurs(file, path)) {
          extra.add(path);
        }
      }
    }
    return extra;
  }

  private static boolean isOurs(Path file, String path) throws IOException {
    if (!path.endsWith(".java")) {
      return path.startsWith(CONTRACTS) || path.startsWith(RELEASED);
    }
    String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    return text.startsWith("// " + HEADER);
  }
}
