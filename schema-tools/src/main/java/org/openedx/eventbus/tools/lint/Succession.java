package org.openedx.eventbus.tools.lint;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.openedx.eventbus.event.EventName;
import org.openedx.eventbus.tools.contract.EventSection;
import org.openedx.eventbus.tools.finding.Finding;
import org.openedx.eventbus.tools.finding.Rule;

/** What comes after an event type, and what was before it (ADR 2). */
final class Succession implements CorpusCheck {
  @Override
  public void check(Corpus corpus, Consumer<Finding> out) {
    for (ContractFile file : corpus.contracts()) {
      if (file.event().path(EventSection.DEPRECATED).isObject()) {
        checkSuccessor(corpus, file, out);
      }
      file.name().ifPresent(name -> checkPredecessor(corpus, file, name, out));
    }
  }

  private static void checkSuccessor(Corpus corpus, ContractFile file, Consumer<Finding> out) {
    String pointer = ContractFile.eventPointer(EventSection.DEPRECATED);
    String successor =
        file.event().path(EventSection.DEPRECATED).path(EventSection.SUCCESSOR).asText();
    if (successor.isBlank()) {
      out.accept(
          file.finding(
              Rule.EVENT_DEPRECATED_HAS_SUCCESSOR,
              pointer,
              "the event is deprecated, and names no successor"));
    } else if (successor.equals(file.eventType()) || corpus.contract(successor).isEmpty()) {
      String why = successor.equals(file.eventType()) ? "is the event itself" : "has no contract";
      out.accept(
          file.finding(
              Rule.EVENT_DEPRECATED_HAS_SUCCESSOR,
              pointer + "/" + EventSection.SUCCESSOR,
              "the successor " + successor + " " + why));
    }
  }

  private static void checkPredecessor(
      Corpus corpus, ContractFile file, EventName name, Consumer<Finding> out) {
    int major = name.majorVersion().orElse(1);
    String before = name.value().replaceFirst("[0-9]+$", String.valueOf(major - 1));
    if (major > 1 && corpus.contract(before).isEmpty() && !wasDeprecated(corpus, before)) {
      out.accept(
          file.finding(
              Rule.EVENT_MAJOR_SEQUENCE,
              "/namespace",
              "there is a version v"
                  + major
                  + ", and neither a contract of "
                  + before
                  + " nor a release of it that says it is deprecated"));
    }
  }

  private static boolean wasDeprecated(Corpus corpus, String eventType) {
    List<ReleasedVersion> released = corpus.released(eventType);
    Optional<ReleasedVersion> last = released.stream().reduce((one, next) -> next);
    return last.map(ReleasedVersion::deprecated).orElse(false);
  }
}
