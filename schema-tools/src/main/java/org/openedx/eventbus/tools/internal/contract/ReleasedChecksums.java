package org.openedx.eventbus.tools.internal.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.openedx.eventbus.internal.Sha256;
import org.openedx.eventbus.tools.finding.ContractProblem;
import org.openedx.eventbus.tools.finding.InvalidContractsException;
import org.openedx.eventbus.tools.finding.Rule;
import org.openedx.eventbus.tools.finding.SourceLocation;

/**
 * The list {@code released/SHA256SUMS} with the checksum of each released contract. It has a line
 * {@code <64 hex digits> <event type>/<minor version>.avsc} per file, sorted by file, and can also
 * be checked with {@code sha256sum --check}. Immutable.
 */
public final class ReleasedChecksums {
  /** Name of the list in the directory of released contracts. */
  public static final String FILE_NAME = "SHA256SUMS";

  private static final Pattern LINE = Pattern.compile("([0-9a-fA-F]{64}) [ *](.+)");

  private final Path directory;
  private final SortedMap<String, Entry> entries;

  /** Checksum of a file, and its line in the list. */
  private record Entry(String sum, int line) {}

  private ReleasedChecksums(Path directory, SortedMap<String, Entry> entries) {
    this.directory = directory;
    this.entries = Collections.unmodifiableSortedMap(entries);
  }

  /**
   * Reads the list in a directory of released contracts. Returns an empty list if there is none.
   *
   * @throws InvalidContractsException if the list is invalid, with a problem per invalid line
   * @throws UncheckedIOException if the list cannot be read
   */
  public static ReleasedChecksums read(Path directory) {
    Path file = directory.resolve(FILE_NAME);
    SortedMap<String, Entry> entries = new TreeMap<>();
    List<ContractProblem> problems = new ArrayList<>();
    List<String> lines = Files.exists(file) ? lines(file) : List.of();
    for (int i = 0; i < lines.size(); i++) {
      Matcher matcher = LINE.matcher(lines.get(i));
      if (!matcher.matches()) {
        problems.add(
            problem(file, i + 1, "not a line in the format of sha256sum: '" + lines.get(i) + "'"));
      } else if (entries.containsKey(matcher.group(2))) {
        problems.add(problem(file, i + 1, matcher.group(2) + " is listed twice"));
      } else {
        String sum = matcher.group(1).toLowerCase(Locale.ROOT);
        entries.put(matcher.group(2), new Entry(sum, i + 1));
      }
    }
    if (!problems.isEmpty()) {
      throw new InvalidContractsException(problems);
    }
    return new ReleasedChecksums(directory, entries);
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (CharacterCodingException e) {
      throw new InvalidContractsException(
          List.of(problem(file, 1, "the file is not encoded in UTF-8")));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  private static ContractProblem problem(Path file, int line, String message) {
    return new ContractProblem(
        Rule.RELEASED_IMMUTABLE, new SourceLocation(file.toString(), line, 1, ""), message);
  }

  /** Returns the key of a version in the list, {@code <event type>/<minor version>.avsc}. */
  public static String key(String eventType, int minorVersion) {
    return eventType + "/" + minorVersion + ".avsc";
  }

  /** Returns a copy of this list with an additional file. */
  public ReleasedChecksums with(String key, byte[] content) {
    SortedMap<String, Entry> more = new TreeMap<>(entries);
    more.put(key, new Entry(Sha256.hex(content), 0));
    return new ReleasedChecksums(directory, more);
  }

  /** Returns the keys of all files, sorted. */
  public List<String> keys() {
    return List.copyOf(entries.keySet());
  }

  /** Returns the listed SHA-256 of a file; empty if the file is not listed. */
  public Optional<String> sumOf(String key) {
    return Optional.ofNullable(entries.get(key)).map(Entry::sum);
  }

  /** Returns the position of a file in the list; the whole list if the file is not listed. */
  public SourceLocation location(String key) {
    String file = directory.resolve(FILE_NAME).toString();
    Entry entry = entries.get(key);
    return entry == null
        ? SourceLocation.ofFile(file)
        : new SourceLocation(file, entry.line(), 1, "");
  }

  /**
   * Writes the list to its directory. A failure leaves the previous list unchanged.
   *
   * @throws UncheckedIOException if the list cannot be written
   */
  public void write() {
    StringBuilder text = new StringBuilder();
    entries.forEach((key, entry) -> text.append(entry.sum()).append("  ").append(key).append('\n'));
    Path file = directory.resolve(FILE_NAME);
    Path temporary = directory.resolve(FILE_NAME + ".new");
    try {
      Files.createDirectories(directory);
      Files.writeString(temporary, text);
      Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file + ": " + e.getMessage(), e);
    }
  }
}
