package org.openedx.eventbus.cli;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import org.openedx.eventbus.config.EventBusConfig;

/**
 * Asks whether anything listens where the broker should be. Kafka's clients try again quietly for a
 * minute, which is right for a service and wrong for somebody at a terminal.
 */
final class Reachability {
  private static final int MILLIS = 3_000;

  private Reachability() {}

  /**
   * @throws CommandFailedException when none of the addresses takes a connection
   */
  static void requireBroker(EventBusConfig config) {
    List<String> refusals = new ArrayList<>();
    String addresses = String.valueOf(config.kafka().get("bootstrap.servers"));
    for (String address : addresses.split(",", -1)) {
      try {
        connect(address.strip());
        return;
      } catch (IOException | IllegalArgumentException e) {
        refusals.add(address.strip() + " (" + reason(e) + ")");
      }
    }
    throw new CommandFailedException(
        "no Kafka broker at "
            + String.join(", ", refusals)
            + ": start one with 'eventbus dev', or say where it is with --bootstrap-servers");
  }

  private static void connect(String address) throws IOException {
    int colon = address.lastIndexOf(':');
    if (colon < 0) {
      throw new IllegalArgumentException("not host:port");
    }
    String host =
        address.substring(address.indexOf("://") < 0 ? 0 : address.indexOf("://") + 3, colon);
    int port = Integer.parseInt(address.substring(colon + 1));
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(host.replaceAll("[\\[\\]]", ""), port), MILLIS);
    }
  }

  private static String reason(Exception e) {
    return e instanceof java.net.UnknownHostException
        ? "unknown host"
        : String.valueOf(e.getMessage());
  }
}
