package org.openedx.eventbus.cli.bus;

import java.io.PrintStream;
import java.util.Locale;
import org.openedx.eventbus.codec.internal.PlainJson;
import org.openedx.eventbus.event.Event;
import org.openedx.eventbus.event.EventType;
import org.openedx.eventbus.handler.Delivery;
import org.openedx.eventbus.internal.SafeText;
import picocli.CommandLine.Help.Ansi;

/** Prints the steps of the demo with the time since its start. Thread-safe. */
final class DemoOutput {
  private static final String INDENT = " ".repeat(10);

  private final PrintStream out;
  private final long start = System.nanoTime();

  DemoOutput(PrintStream out) {
    this.out = out;
  }

  /** Prints a completed step. */
  synchronized void step(String what, String detail) {
    String padded = detail.isEmpty() ? what : String.format(Locale.ROOT, "%-16s", what);
    print(elapsed() + " " + styled("bold", padded) + " " + detail);
  }

  /** Prints an event as its handler received it, with personal data masked. */
  synchronized <T> void event(int number, int of, Event<T> event, Delivery delivery) {
    EventType<T> type = event.type();
    String count = styled("bold", number + " of " + of);
    print("");
    print(elapsed() + " " + count + "  " + styled("bold", type.name().value()));
    Object[] facts = {delivery.topic(), delivery.partition(), delivery.offset(), event.id()};
    String line =
        "@|faint topic|@ %s  @|faint partition|@ %s  @|faint offset|@ %s  @|faint id|@ %s";
    print(INDENT + Ansi.AUTO.string(line).formatted(facts));
    String payload = PlainJson.write(type, event.payload(), type.personalFields());
    print(INDENT + SafeText.escape(payload));
  }

  /** Prints a detail of the last step, for example a message of the registry. */
  synchronized void quote(String line) {
    print(INDENT + SafeText.escape(line));
  }

  synchronized void gap() {
    print("");
  }

  /** Prints the last line. */
  synchronized void result(int delivered, int of) {
    print("");
    String style = delivered == of ? "bold,green" : "bold,red";
    print(styled(style, "%d of %d events delivered".formatted(delivered, of)));
    out.flush();
  }

  private String elapsed() {
    double seconds = (System.nanoTime() - start) / 1e9;
    return styled("faint", String.format(Locale.ROOT, "[%5.1f s]", seconds));
  }

  private void print(String line) {
    out.println(line.stripTrailing());
  }

  private static String styled(String style, String text) {
    return Ansi.AUTO.string("@|" + style + " " + text + "|@");
  }
}
