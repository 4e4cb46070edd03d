package org.openedx.eventbus.cli;

import java.io.PrintStream;
import java.util.Locale;
import org.openedx.eventbus.codec.internal.PlainJson;
import org.openedx.eventbus.event.Event;
import org.openedx.eventbus.event.EventType;
import org.openedx.eventbus.handler.Delivery;
import picocli.CommandLine.Help.Ansi;

/** What the demo shows, with the time since it began. Thread-safe. */
final class DemoOutput {
  private static final String INDENT = " ".repeat(10);

  private final PrintStream out;
  private final long start = System.nanoTime();

  DemoOutput(PrintStream out) {
    this.out = out;
  }

  /** Something that was reached. */
  synchronized void step(String what, String detail) {
    String padded = detail.isEmpty() ? what : String.format(Locale.ROOT, "%-16s", what);
    print(elapsed() + " " + bold(padded) + " " + detail);
  }

  /** An event as its handler got it, personal data masked. */
  synchronized <T> void event(int number, int of, Event<T> event, Delivery delivery) {
    EventType<T> type = event.type();
    String count = number + " of " + of;
    print("");
    print(elapsed() + " " + bold(count) + "  " + bold(type.name().value()));
    print(
        INDENT
            + faint("topic ")
            + delivery.topic()
            + faint("  partition ")
            + delivery.partition()
            + faint("  offset ")
            + delivery.offset()
            + faint("  id ")
            + event.id());
    print(INDENT + PlainJson.write(type, event.payload(), type.personalFields()));
  }

  /** What a step says in words of others. */
  synchronized void quote(String line) {
    print(INDENT + line);
  }

  synchronized void gap() {
    print("");
  }

  /** The last line. */
  synchronized void result(int delivered, int of) {
    print("");
    print(
        Ansi.AUTO.string(
            "@|bold,"
                + (delivered == of ? "green" : "red")
                + " "
                + delivered
                + " of "
                + of
                + " events delivered|@"));
    out.flush();
  }

  private String elapsed() {
    double seconds = (System.nanoTime() - start) / 1e9;
    return faint(String.format(Locale.ROOT, "[%5.1f s]", seconds));
  }

  private void print(String line) {
    out.println(line.stripTrailing());
  }

  private static String bold(String text) {
    return Ansi.AUTO.string("@|bold " + text + "|@");
  }

  private static String faint(String text) {
    return Ansi.AUTO.string("@|faint " + text + "|@");
  }
}
