package org.openedx.eventbus.it.style;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Findings that are right where they are. The file has one entry a line: path, phrase and reason,
 * separated by {@code |}. A path may have wildcards, for example {@code docs/**.md}.
 */
final class AllowList {
  private record Entry(String path, String phrase, String reason) {
    boolean allows(Finding finding) {
      return phrase.equals(finding.phrase())
          && FileSystems.getDefault()
              .getPathMatcher("glob:" + path)
              .matches(Path.of(finding.file()));
    }
  }

  private final List<Entry> entries;

  private AllowList(List<Entry> entries) {
    this.entries = entries;
  }

  static AllowList parse(List<String> lines, Set<String> phrases) {
    List<Entry> entries = new ArrayList<>();
    for (String line : lines) {
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      String[] parts = line.split("\\|", -1);
      if (parts.length != 3 || parts[2].isBlank()) {
        throw new IllegalArgumentException("Expected 'path | phrase | reason', but found: " + line);
      }
      String phrase = parts[1].strip().toLowerCase(Locale.ROOT);
      if (!phrases.contains(phrase)) {
        throw new IllegalArgumentException("Not in the phrase list: " + phrase);
      }
      entries.add(new Entry(parts[0].strip(), phrase, parts[2].strip()));
    }
    return new AllowList(List.copyOf(entries));
  }

  /** Returns the findings that no entry allows. */
  List<Finding> rejected(List<Finding> findings) {
    return findings.stream()
        .filter(finding -> entries.stream().noneMatch(each -> each.allows(finding)))
        .toList();
  }

  /** Returns the entries that allow none of the findings, for example because a file is gone. */
  List<String> unused(List<Finding> findings) {
    return entries.stream()
        .filter(each -> findings.stream().noneMatch(each::allows))
        .map(each -> each.path() + " | " + each.phrase() + " | " + each.reason())
        .toList();
  }
}
