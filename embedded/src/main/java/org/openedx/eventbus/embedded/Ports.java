package org.openedx.eventbus.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Allocator of free ports of 127.0.0.1, which also checks that requested ports are free.
 * Thread-safe.
 */
final class Ports {

  static final String HOST = "127.0.0.1";

  /**
   * Below the ephemeral ports of Linux, macOS and Windows. Otherwise an outgoing connection could
   * take the port of a broker that an outage test has stopped.
   */
  private static final int MIN = 16_000;

  private static final int MAX = 32_000;
  private static final int MAX_ATTEMPTS = 500;

  /**
   * How long a port may look taken because of an earlier check by this JVM. If another thread
   * starts a child process during a check, the child inherits the check's socket, which Java does
   * not mark close-on-exec, and closes it some milliseconds later. While child processes are
   * started all the time, one check in a thousand fails because of the check before it. A cluster
   * checks its ports twice: when it chooses them, and when it starts its nodes.
   */
  private static final Duration RECHECK_TIMEOUT = Duration.ofSeconds(1);

  /** Ports that this JVM has allocated, so that concurrent starts never get the same one. */
  private static final Set<Integer> ALLOCATED = ConcurrentHashMap.newKeySet();

  private Ports() {}

  /** Returns a free port, which later calls do not return again. */
  static int free() {
    for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
      int port = ThreadLocalRandom.current().nextInt(MIN, MAX);
      if (!ALLOCATED.contains(port) && isFree(port) && ALLOCATED.add(port)) {
        return port;
      }
    }
    throw new EmbeddedException(
        "found no free port between " + MIN + " and " + MAX + " on " + HOST);
  }

  /** Returns the port if it is a valid value of the option. */
  static int requireValid(int port, String option) {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException(option + " must be 0 (any free port) to 65535: " + port);
    }
    return port;
  }

  /** Returns the requested port if it is free, or any free port if 0 is requested. */
  static int resolve(int requested, String user, String option) {
    if (requested == 0) {
      return free();
    }
    requireFree(requested, user, option);
    return requested;
  }

  /**
   * Returns if the port is free, or becomes free within a second.
   *
   * @param user the server that needs the port, for the error message
   * @param option the setting of the port, for the error message
   * @throws EmbeddedException if the port remains in use
   */
  static void requireFree(int port, String user, String option) {
    if (!Deadline.in(RECHECK_TIMEOUT).await(() -> isFree(port))) {
      throw new EmbeddedException(
          ("port %d for %s is in use on %s: end the process that listens there, or choose another"
                  + " port with %s (0 takes any free port)")
              .formatted(port, user, HOST, option));
    }
  }

  /** Returns the address of {@link #HOST}; {@code getLoopbackAddress} may return IPv6's. */
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
