package org.openedx.eventbus.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.consumer.deadletter.DeadLetterFilter;
import org.openedx.eventbus.consumer.deadletter.DeadLetters;
import org.openedx.eventbus.consumer.deadletter.RedriveOptions;
import org.openedx.eventbus.consumer.deadletter.RedriveReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code eventbus dead-letters redrive}: gives letters to their handlers again. */
@Command(
    name = "redrive",
    description = {
      "Give open dead letters to the handlers that failed, and to no others; those of one key in"
          + " the order of their events. Each is given once, also when two do this at the same"
          + " time: then one of them ends with an error."
    })
final class DeadLettersRedriveCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Option(names = "--all", description = "All open letters of the group.")
  private boolean all;

  @Option(names = "--rate", paramLabel = "N", description = "At most so many letters a second.")
  private @Nullable Integer rate;

  @Option(names = "--max", paramLabel = "N", description = "At most so many letters.")
  private @Nullable Integer max;

  @Option(
      names = "--cap",
      paramLabel = "N",
      defaultValue = "" + RedriveOptions.DEFAULT_MAX_REDRIVES,
      description = {"Leave alone what was redriven so often before. Default: ${DEFAULT-VALUE}"})
  private int cap = RedriveOptions.DEFAULT_MAX_REDRIVES;

  @Option(names = "--force", description = "Redrive those too.")
  private boolean force;

  @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for the record.")
  private @Nullable String reason;

  @Option(names = "--dry-run", description = "Print what would be redriven, and change nothing.")
  private boolean dryRun;

  @Mixin private final LetterOptions options = new LetterOptions();

  DeadLettersRedriveCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws InterruptedException {
    DeadLetterFilter filter = options.deliberate(all);
    RedriveOptions how = how();
    try (DeadLetters letters = options.open()) {
      RedriveReport report = letters.redrive(filter, how);
      report
          .redriven()
          .forEach(each -> terminal.out().println(LetterFormat.TEXT.line(each, List.of())));
      terminal
          .out()
          .println(
              ListedLetters.count(report.redriven().size(), "letter")
                  + (dryRun ? " would be redriven" : " redriven")
                  + (report.remaining() > 0 ? ", " + report.remaining() + " more to go" : ""));
      if (!report.maxRedrivesReached().isEmpty()) {
        terminal
            .out()
            .println(
                ListedLetters.count(report.maxRedrivesReached().size(), "letter")
                    + " left alone: redriven "
                    + cap
                    + " times or more before; --force redrives them too");
      }
      if (!report.stillParked().isEmpty()) {
        terminal
            .out()
            .println(
                ListedLetters.count(report.stillParked().size(), "letter")
                    + " left parked behind another of its key, which does not go: "
                    + report.stillParked().get(0).id()
                    + (report.stillParked().size() > 1 ? ", …" : ""));
      }
    }
    return ExitCode.DONE;
  }

  /**
   * What the options say.
   *
   * @throws WrongUseException when they say something that cannot be
   */
  RedriveOptions how() {
    try {
      RedriveOptions how = RedriveOptions.DEFAULT.maxRedrives(cap);
      how = rate == null ? how : how.perSecond(rate);
      how = max == null ? how : how.limit(max);
      how = force ? how.forced(true) : how;
      how = reason == null ? how : how.reason(reason);
      return dryRun ? how.dryRun(true) : how;
    } catch (IllegalArgumentException e) {
      throw new WrongUseException(String.valueOf(e.getMessage()), e);
    }
  }
}
