package org.openedx.eventbus.cli;

import java.util.List;
import java.util.function.BiConsumer;
import org.openedx.eventbus.consumer.deadletter.DeadLetterList;
import org.openedx.eventbus.consumer.deadletter.model.DeadLetter;
import org.openedx.eventbus.consumer.deadletter.model.Resolution;
import picocli.CommandLine.Option;

/** Which of a group's letters are printed, and how. */
final class ListedLetters {
  @Option(
      names = "--resolved",
      description = "Those that were redriven, handled or discarded, with who, when and why.")
  private boolean resolved;

  @Option(names = "--format", paramLabel = "text|json", description = "Default: ${DEFAULT-VALUE}")
  private LetterFormat format = LetterFormat.TEXT;

  LetterFormat format() {
    return format;
  }

  void each(DeadLetterList list, BiConsumer<DeadLetter, List<Resolution>> action) {
    if (resolved) {
      list.resolved().forEach(each -> action.accept(each.deadLetter(), each.resolutions()));
    } else {
      list.open().forEach(each -> action.accept(each, List.of()));
    }
  }

  /** What there is to say at the end; for JSON only to people. */
  void end(DeadLetterList list, String group, Terminal terminal) {
    int count = resolved ? list.resolved().size() : list.open().size();
    var people = format == LetterFormat.TEXT ? terminal.out() : terminal.err();
    people.println(
        count(count, resolved ? "resolved letter" : "open letter") + " of group " + group);
    if (!list.unrecognized().isEmpty()) {
      List<?> some = list.unrecognized().subList(0, Math.min(5, list.unrecognized().size()));
      terminal
          .err()
          .println(
              "eventbus: "
                  + count(list.unrecognized().size(), "record")
                  + " in the topic of dead letters that no consumer of this group wrote, such as "
                  + some);
    }
  }

  static String count(int count, String what) {
    return count + " " + what + (count == 1 ? "" : "s");
  }
}
