package org.openedx.eventbus.tools.scaffold;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.openedx.eventbus.tools.contract.Contract;
import org.openedx.eventbus.tools.contract.InvalidContractsException;
import org.openedx.eventbus.tools.contract.JsonSource;
import org.openedx.eventbus.tools.contract.ReleasedChecksums;
import org.openedx.eventbus.tools.contract.WireText;

/**
 * Freezes contracts as they are today: each becomes {@code <event type>/<minor version>.avsc}, and
 * its checksum is written down. What was released is never changed, so running it again does
 * nothing; a contract whose documentation alone has changed since is released already.
 */
public final class Release {
  private final Path released;
  private ReleasedChecksums checksums;
  private final List<String> refused = new ArrayList<>();
  private final List<Copy> copies = new ArrayList<>();

  private record Copy(String key, String text) {}

  private Release(Path released) {
    this.released = released;
    this.checksums = ReleasedChecksums.read(released);
  }

  /**
   * Releases all of these or, where one cannot be, none.
   *
   * @param contracts today's
   * @param released the directory of released ones, which need not be there
   * @return what was released, by its path in the directory
   * @throws ScaffoldException naming all that cannot be released
   * @throws InvalidContractsException when the list of checksums is broken
   */
  public static List<String> of(List<Contract> contracts, Path released) {
    Release release = new Release(released);
    contracts.forEach(release::plan);
    if (!release.refused.isEmpty()) {
      throw new ScaffoldException(
          "nothing was released:\n  " + String.join("\n  ", release.refused));
    }
    release.write();
    return release.copies.stream().map(Copy::key).toList();
  }

  private void plan(Contract contract) {
    String key = ReleasedChecksums.key(contract.name().value(), contract.minorVersion());
    Path file = released.resolve(key);
    String today = contract.source().text();
    if (!Files.exists(file)) {
      if (checksums.sumOf(key).isPresent()) {
        refused.add(file + " was released and is gone: restore it");
      } else {
        copies.add(new Copy(key, today));
      }
    } else if (checksums.sumOf(key).isEmpty()
        && Arrays.equals(content(file), today.getBytes(UTF_8))) {
      copies.add(new Copy(key, today)); // a release that was interrupted
    } else if (!sameOnTheWire(contract, file)) {
      refused.add(
          contract.source().place("")
              + ": "
              + contract.name()
              + " is not what was released as minor version "
              + contract.minorVersion()
              + ": raise it with 'schema bump --minor', or restore the contract");
    }
  }

  private static byte[] content(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new ScaffoldException("cannot read " + file + ": " + e, e);
    }
  }

  private static boolean sameOnTheWire(Contract contract, Path file) {
    try {
      return WireText.wire(JsonSource.read(file).root()).equals(contract.wireText());
    } catch (InvalidContractsException e) {
      return false;
    }
  }

  /** The list last: a file that is not listed counts as not released. */
  private void write() {
    if (copies.isEmpty()) {
      return;
    }
    for (Copy copy : copies) {
      Path file = released.resolve(copy.key());
      try {
        Files.createDirectories(file.getParent());
        Files.writeString(file, copy.text());
      } catch (IOException e) {
        throw new ScaffoldException("cannot write " + file + ": " + e, e);
      }
      checksums = checksums.with(copy.key(), copy.text().getBytes(UTF_8));
    }
    checksums.write();
  }
}
