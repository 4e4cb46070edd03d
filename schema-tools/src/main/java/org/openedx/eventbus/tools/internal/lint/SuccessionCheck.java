package org.openedx.eventbus.tools.internal.lint;

import java.util.List;
import java.util.function.Consumer;
import org.openedx.eventbus.event.EventName;
import org.openedx.eventbus.tools.finding.Finding;
import org.openedx.eventbus.tools.finding.Rule;
import org.openedx.eventbus.tools.internal.contract.EventSection;
import org.openedx.eventbus.tools.internal.contract.WireText;
import org.openedx.eventbus.tools.internal.lint.Linter.ContractSetCheck;
import org.openedx.eventbus.tools.internal.lint.Linter.FindingCollector;
import org.openedx.eventbus.tools.internal.lint.ReleasedDirectory.ReleasedVersion;

/**
 * Checks the versions of an event type: its successor if it is deprecated, the predecessor of a
 * major version, and the minor version (ADR 2).
 */
final class SuccessionCheck implements ContractSetCheck {
  @Override
  public void check(ContractSet contracts, Consumer<Finding> out) {
    for (ContractFile file : contracts.files()) {
      FindingCollector findings = new FindingCollector(file, out);
      if (file.event().path(EventSection.DEPRECATED).isObject()) {
        checkSuccessor(contracts, file, findings);
      }
      file.name().ifPresent(name -> checkPredecessor(contracts, name, findings));
      List<ReleasedVersion> released = contracts.released(file.eventType());
      if (!released.isEmpty() && file.minorVersion().isPresent()) {
        ReleasedVersion last = released.get(released.size() - 1);
        checkMinor(file, file.minorVersion().getAsInt(), last, findings);
      }
    }
  }

  private static void checkSuccessor(
      ContractSet contracts, ContractFile file, FindingCollector findings) {
    String pointer = ContractFile.eventPointer(EventSection.DEPRECATED);
    String successor =
        file.event().path(EventSection.DEPRECATED).path(EventSection.SUCCESSOR).asText();
    if (successor.isBlank()) {
      findings.add(
          Rule.EVENT_DEPRECATED_HAS_SUCCESSOR,
          pointer,
          "the event is deprecated, but names no successor");
    } else if (successor.equals(file.eventType()) || contracts.contract(successor).isEmpty()) {
      String why = successor.equals(file.eventType()) ? "is the event itself" : "has no contract";
      findings.add(
          Rule.EVENT_DEPRECATED_HAS_SUCCESSOR,
          pointer + "/" + EventSection.SUCCESSOR,
          "the successor " + successor + " " + why);
    }
  }

  private static void checkPredecessor(
      ContractSet contracts, EventName name, FindingCollector findings) {
    int major = name.majorVersion().orElse(1);
    String previous = name.value().replaceFirst("[0-9]+$", String.valueOf(major - 1));
    if (major > 1
        && contracts.contract(previous).isEmpty()
        && !wasDeprecated(contracts, previous)) {
      findings.add(
          Rule.EVENT_MAJOR_SEQUENCE,
          "/namespace",
          "version v%s exists, but neither a contract nor a deprecated release of %s"
              .formatted(major, previous));
    }
  }

  private static boolean wasDeprecated(ContractSet contracts, String eventType) {
    List<ReleasedVersion> released = contracts.released(eventType);
    return !released.isEmpty() && released.get(released.size() - 1).deprecated();
  }

  /**
   * Checks the minor version against the last release. If the wire schema changed, it must be the
   * next number. Otherwise it can stay the same, or be increased by one in advance.
   */
  private static void checkMinor(
      ContractFile file, int minor, ReleasedVersion last, FindingCollector findings) {
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
    findings.add(
        Rule.EVENT_VERSION_BUMP_REQUIRED,
        ContractFile.eventPointer(EventSection.MINOR_VERSION),
        message.formatted(minor, last.minor()),
        "Set \"minorVersion\" to " + (last.minor() + 1) + ", or restore the released schema.");
  }

  private static boolean changed(ContractFile file, ReleasedVersion last) {
    return last.wireText()
        .filter(text -> !text.equals(WireText.wire(file.source().root())))
        .isPresent();
  }
}
