package org.openedx.eventbus.tools.lint;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.openedx.eventbus.tools.contract.ReleasedChecksums;
import org.openedx.eventbus.tools.finding.Finding;
import org.openedx.eventbus.tools.finding.Place;
import org.openedx.eventbus.tools.finding.Rule;

/** What was released is as its list of checksums says, no less and no more. */
final class ReleasedFiles implements CorpusCheck {
  @Override
  public void check(Corpus corpus, Consumer<Finding> out) {
    for (ReleasedDirectory directory : corpus.released()) {
      directory.problems().forEach(out);
      for (String stray : directory.strays()) {
        out.accept(
            finding(
                "",
                place(directory, stray),
                "the file is not called <event type>/<minor version>.avsc, as a release is",
                "Remove the file, or move it where it belongs."));
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
                place(directory, version.key()),
                "the file is not listed in "
                    + ReleasedChecksums.FILE_NAME
                    + ", so it was never released",
                "Remove the file, and release with \"schema release\"."));
      } else if (!released.get().equals(version.sum())) {
        out.accept(
            finding(
                version.eventType(),
                place(directory, version.key()),
                "the file is not what was released: its checksum differs from the one in "
                    + checksums.place(version.key()),
                Rule.RELEASED_IMMUTABLE.remedy()));
      }
    }
    for (String key : checksums.keys()) {
      if (!present.contains(key)) {
        String eventType = key.substring(0, Math.max(0, key.indexOf('/')));
        out.accept(
            finding(
                eventType,
                checksums.place(key),
                "the released file " + key + " is gone",
                Rule.RELEASED_IMMUTABLE.remedy()));
      }
    }
  }

  /** The first line of a file, whose whole is meant: some tools show no finding without a line. */
  private static Place place(ReleasedDirectory directory, String key) {
    return new Place(directory.path().resolve(key).toString(), 1, 1, "");
  }

  private static Finding finding(String eventType, Place place, String message, String fix) {
    return Finding.of(Rule.RELEASED_IMMUTABLE, eventType, place, message, fix);
  }
}
