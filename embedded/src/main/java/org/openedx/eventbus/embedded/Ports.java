package org.openedx.eventbus.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/** Finds free ports, and tells whether a wanted one is free. */
final class Ports {

  static final String HOST = "127.0.0.1";

  /**
   * Below what Linux, macOS and Windows hand out for outgoing connections: while a broker is
   * stopped in an outage test, no client's connection can take its port.
   */
  private static final int LOWEST = 16_000;

  private static final int HIGHEST = 32_000;
  private static final int ATTEMPTS = 500;

  /**
   * So long a port may look taken by our own last look at it. A child process that another thread
   * starts meanwhile inherits the socket of that look, as Java marks none to be closed, and closes
   * it some milliseconds later: while children are started all the time, one look in a thousand
   * finds what the look before has left. And a cluster looks at its ports twice, when it chooses
   * them and when it starts its nodes, while the registry's process is started beside it.
   */
  private static final Duration A_MOMENT = Duration.ofSeconds(1);

  /** What this JVM handed out already, so that two starts side by side never get the same. */
  private static final Set<Integer> HANDED_OUT = ConcurrentHashMap.newKeySet();

  private Ports() {}

  static int free() {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      int port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
      if (!HANDED_OUT.contains(port) && isFree(port) && HANDED_OUT.add(port)) {
        return port;
      }
    }
    throw new EmbeddedException(
        "found no free port between " + LOWEST + " and " + HIGHEST + " on " + HOST);
  }

  static int checked(int port, String option) {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException(option + " must be 0 (any free port) to 65535: " + port);
    }
    return port;
  }

  /** The wanted port if it is free, a free one if 0 is wanted. */
  static int resolve(int wanted, String what, String option) {
    if (wanted == 0) {
      return free();
    }
    requireFree(wanted, what, option);
    return wanted;
  }

  /** Waits a moment for a port that looks taken. */
  static void requireFree(int port, String what, String option) {
    if (!Deadline.in(A_MOMENT).await(() -> isFree(port))) {
      throw new EmbeddedException(
          "port "
              + port
              + " for "
              + what
              + " is in use on "
              + HOST
              + ": end the process that listens there, or choose another with "
              + option
              + " (0 takes any free port)");
    }
  }

  /** {@link #HOST}, where {@code getLoopbackAddress} may be IPv6's. */
  static InetAddress loopback() {
    try {
      return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    } catch (UnknownHostException e) {
      throw new IllegalStateException(e);
    }
  }

  static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, loopback())) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
    }
  }
}
