package org.openedx.eventbus.tools.lint;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.openedx.eventbus.event.EventName;
import org.openedx.eventbus.tools.contract.EventSection;
import org.openedx.eventbus.tools.finding.Finding;
import org.openedx.eventbus.tools.finding.Rule;

/**
 * Checks the successor of a deprecated event type, and the predecessor of a major version (ADR 2).
 */
final class SuccessionCheck implements ContractSetCheck {
  @Override
  public void check(ContractSet contracts, Consumer<Finding> out) {
    for (ContractFile file : contracts.files()) {
      if (file.event().path(EventSection.DEPRECATED).isObject()) {
        checkSuccessor(contracts, file, out);
      }
      file.name().ifPresent(name -> checkPredecessor(contracts, file, name, out));
    }
  }

  private static void checkSuccessor(
      ContractSet contracts, ContractFile file, Consumer<Finding> out) {
    String pointer = ContractFile.eventPointer(EventSection.DEPRECATED);
    String successor =
        file.event().path(EventSection.DEPRECATED).path(EventSection.SUCCESSOR).asText();
    if (successor.isBlank()) {
      out.accept(
          file.finding(
              Rule.EVENT_DEPRECATED_HAS_SUCCESSOR,
              pointer,
              "the event is deprecated, but names no successor"));
    } else if (successor.equals(file.eventType()) || contracts.contract(successor).isEmpty()) {
      String why = successor.equals(file.eventType()) ? "is the event itself" : "has no contract";
      out.accept(
          file.finding(
              Rule.EVENT_DEPRECATED_HAS_SUCCESSOR,
              pointer + "/" + EventSection.SUCCESSOR,
              "the successor " + successor + " " + why));
    }
  }

  private static void checkPredecessor(
      ContractSet contracts, ContractFile file, EventName name, Consumer<Finding> out) {
    int major = name.majorVersion().orElse(1);
    String previous = name.value().replaceFirst("[0-9]+$", String.valueOf(major - 1));
    if (major > 1
        && contracts.contract(previous).isEmpty()
        && !wasDeprecated(contracts, previous)) {
      out.accept(
          file.finding(
              Rule.EVENT_MAJOR_SEQUENCE,
              "/namespace",
              "version v"
                  + major
                  + " exists, but neither a contract nor a deprecated release of "
                  + previous));
    }
  }

  private static boolean wasDeprecated(ContractSet contracts, String eventType) {
    List<ReleasedVersion> released = contracts.released(eventType);
    Optional<ReleasedVersion> last = released.stream().reduce((one, next) -> next);
    return last.map(ReleasedVersion::deprecated).orElse(false);
  }
}
