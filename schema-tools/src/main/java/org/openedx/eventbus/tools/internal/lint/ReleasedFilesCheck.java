package org.openedx.eventbus.tools.internal.lint;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.openedx.eventbus.tools.finding.Finding;
import org.openedx.eventbus.tools.finding.Rule;
import org.openedx.eventbus.tools.finding.SourceLocation;
import org.openedx.eventbus.tools.internal.contract.ReleasedChecksums;
import org.openedx.eventbus.tools.internal.lint.Linter.ContractSetCheck;
import org.openedx.eventbus.tools.internal.lint.ReleasedDirectory.ReleasedVersion;

/** Checks that the released files are exactly those in the list of checksums, and unchanged. */
final class ReleasedFilesCheck implements ContractSetCheck {
  @Override
  public void check(ContractSet contracts, Consumer<Finding> out) {
    for (ReleasedDirectory directory : contracts.released()) {
      directory.problems().forEach(out);
      for (String stray : directory.strays()) {
        out.accept(
            finding(
                "",
                location(directory, stray),
                "a released file must be named <event type>/<minor version>.avsc",
                "Remove the file, or rename it."));
      }
      directory.checksums().ifPresent(checksums -> compare(directory, checksums, out));
    }
  }

  private static void compare(
      ReleasedDirectory directory, ReleasedChecksums checksums, Consumer<Finding> out) {
    Set<String> present = new HashSet<>();
    for (ReleasedVersion version : directory.versions()) {
      present.add(version.key());
      Optional<String> released = checksums.sumOf(version.key());
      if (released.isEmpty()) {
        out.accept(
            finding(
                version.eventType(),
                location(directory, version.key()),
                "the file is not listed in "
                    + ReleasedChecksums.FILE_NAME
                    + ", so it was not released",
                "Remove the file, and release with \"schema release\"."));
      } else if (!released.get().equals(version.sum())) {
        out.accept(
            finding(
                version.eventType(),
                location(directory, version.key()),
                "the file changed after its release: its checksum differs from "
                    + checksums.location(version.key()),
                Rule.RELEASED_IMMUTABLE.remedy()));
      }
    }
    for (String key : checksums.keys()) {
      if (!present.contains(key)) {
        String eventType = key.substring(0, Math.max(0, key.indexOf('/')));
        out.accept(
            finding(
                eventType,
                checksums.location(key),
                "the released file " + key + " is missing",
                Rule.RELEASED_IMMUTABLE.remedy()));
      }
    }
  }

  /**
   * Returns the first line as the location of a whole file: some tools need a line to show a
   * finding.
   */
  private static SourceLocation location(ReleasedDirectory directory, String key) {
    return new SourceLocation(directory.path().resolve(key).toString(), 1, 1, "");
  }

  private static Finding finding(
      String eventType, SourceLocation location, String message, String fix) {
    return Finding.of(Rule.RELEASED_IMMUTABLE, eventType, location, message, fix);
  }
}
