package org.openedx.eventbus.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.openedx.eventbus.consumer.deadletter.DeadLetterFilter;
import org.openedx.eventbus.consumer.deadletter.DeadLetters;
import org.openedx.eventbus.consumer.deadletter.model.DeadLetter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code eventbus dead-letters discard}: decides that letters need not be handled. */
@Command(
    name = "discard",
    description = {
      "Decide that open dead letters need not be handled. They stay in their topic, with who, when"
          + " and why, and are no longer open."
    })
final class DeadLettersDiscardCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Option(names = "--all", description = "All open letters of the group.")
  private boolean all;

  @Option(
      names = "--reason",
      required = true,
      paramLabel = "TEXT",
      description = "Why, for the record.")
  private String reason = "";

  @Option(names = "--dry-run", description = "Print what would be discarded, and change nothing.")
  private boolean dryRun;

  @Mixin private final LetterOptions options = new LetterOptions();

  DeadLettersDiscardCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    DeadLetterFilter filter = options.deliberate(all);
    if (reason.isBlank()) {
      throw new WrongUseException("--reason must say why");
    }
    try (DeadLetters letters = options.open()) {
      List<DeadLetter> discarded =
          dryRun ? letters.list(filter).open() : letters.discard(filter, reason);
      discarded.forEach(each -> terminal.out().println(LetterFormat.TEXT.line(each, List.of())));
      terminal
          .out()
          .println(
              ListedLetters.count(discarded.size(), "letter")
                  + (dryRun ? " would be discarded" : " discarded"));
    }
    return ExitCode.DONE;
  }
}
