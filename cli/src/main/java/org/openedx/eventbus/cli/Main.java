package org.openedx.eventbus.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The process around the command. A signal interrupts the command, which then ends in good order
 * and still says how it went.
 */
public final class Main {
  private Main() {}

  /** Runs one command and ends the JVM with its exit code. */
  public static void main(String[] args) {
    PrintStream out = stream(FileDescriptor.out);
    PrintStream err = stream(FileDescriptor.err);
    AtomicInteger exitCode = new AtomicInteger(ExitCode.FAILED);
    CountDownLatch done = new CountDownLatch(1);
    TimeToEnd timeToEnd = new TimeToEnd();
    endOnSignal(Thread.currentThread(), done, exitCode, timeToEnd);
    try {
      exitCode.set(run(args, new Terminal(System.in, out, err, timeToEnd)));
    } finally {
      out.flush();
      err.flush();
      done.countDown();
    }
    System.exit(exitCode.get());
  }

  /**
   * Runs one command. An interrupt of the calling thread ends those that would go on for ever.
   *
   * @return 0 done, 1 failed, 2 wrong use
   */
  public static int run(String[] args, PrintStream out, PrintStream err) {
    return run(args, new Terminal(System.in, out, err, new TimeToEnd()));
  }

  private static int run(String[] args, Terminal terminal) {
    return EventBusCommand.line(terminal, List.of(args)).execute(args);
  }

  private static PrintStream stream(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), true, UTF_8);
  }

  private static void endOnSignal(
      Thread command, CountDownLatch done, AtomicInteger exitCode, TimeToEnd timeToEnd) {
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  if (done.getCount() == 0) {
                    return; // an ordinary end
                  }
                  command.interrupt();
                  try {
                    boolean ended =
                        done.await(timeToEnd.atMost().toMillis(), TimeUnit.MILLISECONDS);
                    if (ended && exitCode.get() == ExitCode.DONE) {
                      // The JVM would say "killed by a signal". What did not end so well is left to
                      // it, and to the other hooks, which clean up.
                      Runtime.getRuntime().halt(ExitCode.DONE);
                    }
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  }
                },
                "eventbus-signal"));
  }
}
