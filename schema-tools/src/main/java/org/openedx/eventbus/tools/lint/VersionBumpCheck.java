package org.openedx.eventbus.tools.lint;

import java.util.List;
import java.util.function.Consumer;
import org.openedx.eventbus.tools.contract.EventSection;
import org.openedx.eventbus.tools.contract.WireText;
import org.openedx.eventbus.tools.finding.Finding;
import org.openedx.eventbus.tools.finding.Rule;

/**
 * Checks the minor version against the last release. If the wire schema changed, it must be the
 * next number. Otherwise it can stay the same, or be increased by one in advance.
 */
final class VersionBumpCheck implements ContractSetCheck {
  @Override
  public void check(ContractSet contracts, Consumer<Finding> out) {
    for (ContractFile file : contracts.files()) {
      List<ReleasedVersion> released = contracts.released(file.eventType());
      if (!released.isEmpty() && file.minorVersion().isPresent()) {
        check(file, file.minorVersion().getAsInt(), released.get(released.size() - 1), out);
      }
    }
  }

  private static void check(
      ContractFile file, int minor, ReleasedVersion last, Consumer<Finding> out) {
    String message;
    if (minor < last.minor()) {
      message = "the minor version is %d, but %d is already released";
    } else if (minor > last.minor() + 1) {
      message = "the minor version is %d, but the last release is %d: a version is missing";
    } else if (minor == last.minor() && changed(file, last)) {
      message = "the schema differs from the one released as minor version %d";
    } else {
      return;
    }
    out.accept(
        file.finding(
            Rule.EVENT_VERSION_BUMP_REQUIRED,
            ContractFile.eventPointer(EventSection.MINOR_VERSION),
            message.formatted(minor, last.minor()),
            "Set \"minorVersion\" to " + (last.minor() + 1) + ", or restore the released schema."));
  }

  private static boolean changed(ContractFile file, ReleasedVersion last) {
    return last.wireText()
        .map(text -> !text.equals(WireText.wire(file.source().root())))
        .orElse(false);
  }
}
