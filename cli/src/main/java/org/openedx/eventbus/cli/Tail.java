package org.openedx.eventbus.cli;

import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.InterruptException;
import org.openedx.eventbus.event.EventName;

/** The loop of {@link TailCommand}: reads, filters, prints, and knows when to end. */
final class Tail {
  /** A broker that stops answering before all is read must not keep a bounded run for ever. */
  private static final Duration SILENCE = Duration.ofSeconds(30);

  private final RecordReader reader;
  private final EventLines lines;
  private final Set<EventName> wanted;
  private final Terminal terminal;
  private final Set<EventName> unknown = new HashSet<>();
  private long printed;

  /**
   * @param wanted the event types to print; all of them when empty
   */
  Tail(RecordReader reader, EventLines lines, Set<EventName> wanted, Terminal terminal) {
    this.reader = reader;
    this.lines = lines;
    this.wanted = wanted;
    this.terminal = terminal;
  }

  /** Prints until one of the bounds is reached, the thread is interrupted or nobody reads on. */
  void run(Optional<Long> max, Optional<Duration> timeout) {
    long enough = max.orElse(Long.MAX_VALUE);
    long quietSince = System.nanoTime();
    boolean caughtUp = false;
    try {
      while (printed < enough && !terminal.out().checkError()) {
        long before = printed;
        boolean any = print(enough);
        if (timeout.isPresent()) {
          boolean wasBehind = !caughtUp;
          caughtUp = caughtUp || reader.caughtUp();
          if (printed > before || (wasBehind && (any || caughtUp))) {
            quietSince = System.nanoTime();
          }
          Duration quiet = Duration.ofNanos(System.nanoTime() - quietSince);
          if (caughtUp && quiet.compareTo(timeout.get()) >= 0) {
            return;
          }
          if (quiet.compareTo(SILENCE) >= 0 && !caughtUp) {
            throw new CommandFailedException(
                "the broker has given nothing for "
                    + SILENCE.toSeconds()
                    + " s, with more to read");
          }
        }
      }
    } catch (InterruptException e) {
      // The way to end it when nothing bounds it.
      boolean unused = Thread.interrupted();
    } finally {
      terminal.out().flush();
    }
  }

  private boolean print(long enough) {
    boolean any = false;
    for (ConsumerRecord<byte[], byte[]> each : reader.poll()) {
      any = true;
      if (printed < enough && lines.isWanted(each, wanted)) {
        EventLines.Line line = lines.of(each);
        terminal.out().println(line.json());
        printed++;
        line.typeWithoutContract().filter(unknown::add).ifPresent(this::warn);
      }
    }
    return any;
  }

  private void warn(EventName type) {
    terminal
        .err()
        .println(
            "no contract of "
                + type
                + " is known, so none of its personal data is masked; --contracts adds yours");
  }
}
