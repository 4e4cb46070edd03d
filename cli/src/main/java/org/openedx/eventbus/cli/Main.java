package org.openedx.eventbus.cli;

import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.openedx.eventbus.cli.common.CliCommand;
import org.openedx.eventbus.cli.common.Terminal;

/**
 * Process of one command. A signal interrupts the command, which then closes what it has opened.
 */
public final class Main {
  private Main() {}

  /** Runs one command and ends the JVM with its exit code. */
  public static void main(String[] args) {
    Terminal terminal = Terminal.ofProcess();
    AtomicInteger exitCode = new AtomicInteger(CliCommand.FAILURE);
    CountDownLatch done = new CountDownLatch(1);
    interruptOnSignal(Thread.currentThread(), done, exitCode, terminal.shutdown());
    try {
      exitCode.set(EventBusCommand.line(terminal, List.of(args)).execute(args));
    } finally {
      terminal.out().flush();
      terminal.err().flush();
      done.countDown();
    }
    System.exit(exitCode.get());
  }

  /**
   * Runs one command. An interrupt of the calling thread ends commands that run indefinitely.
   *
   * @return 0 success, 1 failure, 2 usage error, 100 findings
   */
  public static int run(String[] args, PrintStream out, PrintStream err) {
    Terminal terminal = new Terminal(System.in, out, err);
    return EventBusCommand.line(terminal, List.of(args)).execute(args);
  }

  private static void interruptOnSignal(
      Thread command,
      CountDownLatch done,
      AtomicInteger exitCode,
      Terminal.ShutdownTimeout timeout) {
    Runnable hook =
        () -> {
          if (done.getCount() == 0) {
            return; // the command has ended without a signal
          }
          command.interrupt();
          try {
            boolean ended = done.await(timeout.get().toMillis(), TimeUnit.MILLISECONDS);
            if (ended && exitCode.get() == CliCommand.SUCCESS) {
              // The JVM's own exit code is "killed by a signal". It is kept for failures, and so
              // are the other hooks, which clean up.
              Runtime.getRuntime().halt(CliCommand.SUCCESS);
            }
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        };
    Runtime.getRuntime().addShutdownHook(new Thread(hook, "eventbus-signal"));
  }
}
