package org.openedx.eventbus.cli.group;

import static org.openedx.eventbus.cli.group.DeadLetterOptions.count;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.cli.common.CliCommand;
import org.openedx.eventbus.cli.common.UsageException;
import org.openedx.eventbus.consumer.deadletter.DeadLetterFilter;
import org.openedx.eventbus.consumer.deadletter.DeadLetterList;
import org.openedx.eventbus.consumer.deadletter.DeadLetters;
import org.openedx.eventbus.consumer.deadletter.RedriveOptions;
import org.openedx.eventbus.consumer.deadletter.RedriveReport;
import org.openedx.eventbus.consumer.deadletter.model.DeadLetter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code eventbus dead-letters}: lists, redrives and discards the dead letters of a group. */
@Command(
    name = "dead-letters",
    description = "List, show, redrive, discard or truncate the dead letters of a group.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      DeadLettersCommand.ListCommand.class,
      DeadLettersShowCommand.class,
      DeadLettersCommand.Redrive.class,
      DeadLettersCommand.Discard.class,
      DeadLettersTruncateCommand.class
    })
public final class DeadLettersCommand {

  /** {@code eventbus dead-letters list}: a line per dead letter. */
  @Command(
      name = "list",
      description =
          "Print the open dead letters of a group and those being redriven, one per line: position,"
              + " time, disposition, type, event id, handler, cause, hash of the key, position of"
              + " the event. Payloads are not printed.")
  static final class ListCommand extends CliCommand {
    @Mixin private final DeadLetterOptions options = new DeadLetterOptions();
    @Mixin private final DeadLetterOptions.Listing listing = new DeadLetterOptions.Listing();

    @Override
    public Integer call() {
      try (DeadLetters deadLetters = options.open()) {
        DeadLetterList list = listing.read(deadLetters, options.filter());
        listing.forEach(
            list,
            (deadLetter, resolutions) ->
                print(
                    listing.isJson()
                        ? DeadLetterFormat.node(deadLetter, resolutions)
                        : DeadLetterFormat.text(deadLetter, resolutions)));
        listing.printSummary(list, options.group(), terminal());
      }
      return SUCCESS;
    }
  }

  /** {@code eventbus dead-letters redrive}: sends dead letters back to their handlers. */
  @Command(
      name = "redrive",
      description =
          "Send open dead letters back to the handlers that failed, and to no others. Those of one"
              + " key are redriven in the order of their events. Each is redriven once: if two"
              + " redrive at the same time, one of them ends with an error.")
  static final class Redrive extends CliCommand {
    @Option(names = "--all", description = "All open dead letters of the group.")
    private boolean all;

    @Option(names = "--rate", paramLabel = "N", description = "At most N dead letters per second.")
    private @Nullable Integer rate;

    @Option(names = "--limit", paramLabel = "N", description = "At most N dead letters in total.")
    private @Nullable Integer limit;

    @Option(
        names = "--max-redrives",
        paramLabel = "N",
        description = "Skip events that were redriven N times before. Default: ${DEFAULT-VALUE}")
    private int maxRedrives = RedriveOptions.DEFAULT_MAX_REDRIVES;

    @Option(names = "--force", description = "Redrive events regardless of --max-redrives.")
    private boolean force;

    @Option(names = "--reason", paramLabel = "TEXT", description = "Reason, for the record.")
    private @Nullable String reason;

    @Option(names = "--dry-run", description = "Print the dead letters without redriving them.")
    private boolean dryRun;

    @Mixin private final DeadLetterOptions options = new DeadLetterOptions();

    @Override
    public Integer call() throws InterruptedException {
      DeadLetterFilter filter = options.explicitFilter(all);
      RedriveOptions redriveOptions = redriveOptions();
      try (DeadLetters deadLetters = options.open()) {
        RedriveReport report = deadLetters.redrive(filter, redriveOptions);
        report.redriven().forEach(each -> print(DeadLetterFormat.text(each)));
        print(
            count(report.redriven().size(), "dead letter")
                + (dryRun ? " would be redriven" : " redriven")
                + (report.remaining() > 0 ? ", " + report.remaining() + " remaining" : ""));
        int skipped = report.maxRedrivesReached().size();
        if (skipped > 0) {
          print(
              count(skipped, "dead letter")
                  + " skipped: redriven "
                  + maxRedrives
                  + " times or more before; --force redrives them too");
        }
        List<DeadLetter> parked = report.stillParked();
        if (!parked.isEmpty()) {
          print(
              count(parked.size(), "dead letter")
                  + " still parked behind another one of the key, which is not redriven: "
                  + parked.get(0).id()
                  + (parked.size() > 1 ? ", …" : ""));
        }
      }
      return SUCCESS;
    }

    /**
     * Returns the options for the library.
     *
     * @throws UsageException if a value is out of range
     */
    RedriveOptions redriveOptions() {
      requireAtLeast(1, "--rate", rate);
      requireAtLeast(1, "--limit", limit);
      requireAtLeast(0, "--max-redrives", maxRedrives);
      RedriveOptions result = RedriveOptions.DEFAULT.maxRedrives(maxRedrives);
      result = rate == null ? result : result.perSecond(rate);
      result = limit == null ? result : result.limit(limit);
      result = reason == null ? result : result.reason(reason);
      return result.forced(force).dryRun(dryRun);
    }

    private static void requireAtLeast(int least, String option, @Nullable Integer value) {
      if (value != null && value < least) {
        throw new UsageException(option + " must be " + least + " or more, not " + value);
      }
    }
  }

  /** {@code eventbus dead-letters discard}: closes dead letters without handling them. */
  @Command(
      name = "discard",
      description =
          "Close dead letters without handling them, open ones and those being redriven. They"
              + " remain in their topic, with user, time and reason.")
  static final class Discard extends CliCommand {
    @Option(names = "--all", description = "All unresolved dead letters of the group.")
    private boolean all;

    @Option(
        names = "--reason",
        required = true,
        paramLabel = "TEXT",
        description = "Reason, for the record.")
    private String reason = "";

    @Option(names = "--dry-run", description = "Print the dead letters without discarding them.")
    private boolean dryRun;

    @Mixin private final DeadLetterOptions options = new DeadLetterOptions();

    @Override
    public Integer call() {
      DeadLetterFilter filter = options.explicitFilter(all);
      if (reason.isBlank()) {
        throw new UsageException("--reason must not be blank");
      }
      try (DeadLetters deadLetters = options.open()) {
        List<DeadLetter> discarded =
            dryRun ? deadLetters.list(filter).unresolved() : deadLetters.discard(filter, reason);
        discarded.forEach(each -> print(DeadLetterFormat.text(each)));
        String done = dryRun ? " would be discarded" : " discarded";
        print(count(discarded.size(), "dead letter") + done);
      }
      return SUCCESS;
    }
  }
}
