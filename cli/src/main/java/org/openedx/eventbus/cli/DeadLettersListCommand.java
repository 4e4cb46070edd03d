package org.openedx.eventbus.cli;

import java.util.concurrent.Callable;
import org.openedx.eventbus.consumer.deadletter.DeadLetterList;
import org.openedx.eventbus.consumer.deadletter.DeadLetters;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code eventbus dead-letters list}: a line for each. */
@Command(
    name = "list",
    description = {
      "Print the open dead letters of a group, a line for each: place, time, disposition, type,"
          + " event id, handler, cause, hash of the key, where the event stands. Never a payload."
    })
final class DeadLettersListCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private final LetterOptions options = new LetterOptions();
  @Mixin private final ListedLetters listed = new ListedLetters();

  DeadLettersListCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    try (DeadLetters letters = options.open()) {
      DeadLetterList list = letters.list(options.filter());
      listed.each(
          list,
          (letter, resolution) -> terminal.out().println(listed.format().line(letter, resolution)));
      listed.end(list, options.group(), terminal);
    }
    return ExitCode.DONE;
  }
}
