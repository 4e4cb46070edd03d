package org.openedx.eventbus.tools.scaffold;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.openedx.eventbus.tools.contract.Contract;
import org.openedx.eventbus.tools.finding.InvalidContractsException;
import org.openedx.eventbus.tools.finding.JsonSource;
import org.openedx.eventbus.tools.internal.contract.ReleasedChecksums;
import org.openedx.eventbus.tools.internal.contract.WireText;

/**
 * Releases the current contracts: copies each to {@code <event type>/<minor version>.avsc} and adds
 * its checksum to the list. Idempotent, because released files are never changed. A contract is
 * considered released if only its documentation has changed since.
 */
public final class Release {
  private final Path released;
  private ReleasedChecksums checksums;
  private final List<String> rejected = new ArrayList<>();
  private final Map<String, String> copies = new LinkedHashMap<>();

  private Release(Path released) {
    this.released = released;
    this.checksums = ReleasedChecksums.read(released);
  }

  /**
   * Releases all contracts, or none if one of them cannot be released.
   *
   * @param contracts the current contracts
   * @param released the directory of the released contracts; it is created if it does not exist
   * @return the paths of the new files, relative to the directory
   * @throws ScaffoldException if a contract cannot be released; the message lists all of them
   * @throws InvalidContractsException if the list of checksums is invalid
   */
  public static List<String> of(List<Contract> contracts, Path released) {
    Release release = new Release(released);
    contracts.forEach(release::plan);
    if (!release.rejected.isEmpty()) {
      throw new ScaffoldException(
          "nothing was released:\n  " + String.join("\n  ", release.rejected));
    }
    release.write();
    return List.copyOf(release.copies.keySet());
  }

  private void plan(Contract contract) {
    String key = ReleasedChecksums.key(contract.name().value(), contract.minorVersion());
    Path file = released.resolve(key);
    String text = contract.source().text();
    if (!Files.exists(file)) {
      if (checksums.sumOf(key).isPresent()) {
        rejected.add(file + " was released but is missing: restore it");
      } else {
        copies.put(key, text);
      }
    } else if (checksums.sumOf(key).isEmpty()
        && Arrays.equals(content(file), text.getBytes(UTF_8))) {
      copies.put(key, text); // completes an interrupted release
    } else if (!sameOnTheWire(contract, file)) {
      String where = contract.source().location("") + ": " + contract.name();
      rejected.add(
          where
              + " differs from the released minor version "
              + contract.minorVersion()
              + ": increase it with 'schema bump --minor', or restore the contract");
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

  /** Writes the list last: a file that is not listed is not released. */
  private void write() {
    if (copies.isEmpty()) {
      return;
    }
    for (Map.Entry<String, String> copy : copies.entrySet()) {
      Path file = released.resolve(copy.getKey());
      try {
        Files.createDirectories(file.getParent());
        Files.writeString(file, copy.getValue());
      } catch (IOException e) {
        throw new ScaffoldException("cannot write " + file + ": " + e, e);
      }
      checksums = checksums.with(copy.getKey(), copy.getValue().getBytes(UTF_8));
    }
    checksums.write();
  }
}
