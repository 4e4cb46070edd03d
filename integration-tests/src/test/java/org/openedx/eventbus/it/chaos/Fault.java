package org.openedx.eventbus.it.chaos;

/** Fault of one of three processes, or of all, for a limited time. */
enum Fault {
  KILL_BROKER("kill -9 broker", true, 0, 3_000),
  PAUSE_BROKER("SIGSTOP broker", true, 1_000, 6_000),
  CUT_BROKER("cut all connections to broker", true, 500, 4_000),
  DELAY_BROKER("delay all connections to broker", true, 2_000, 5_000),
  CUT_BROKERS("cut all connections to all brokers", true, 500, 2_000),
  KILL_REGISTRY("kill -9 the registry", true, 0, 4_000),
  PAUSE_REGISTRY("SIGSTOP the registry", true, 1_000, 5_000),
  ROLL_BROKERS("restart all brokers, one after the other", true, 0, 0),

  KILL_CONSUMER("kill -9 consumer", false, 0, 2_000),
  /** At times longer than the session timeout of the group. */
  PAUSE_CONSUMER("SIGSTOP consumer", false, 1_000, 7_000),
  STOP_CONSUMER("SIGTERM consumer", false, 0, 3_000),
  ROLL_CONSUMERS("restart all consumers, one after the other", false, 0, 0);

  final String text;

  /**
   * Whether brokers or the registry have the fault, or else consumers. Each of the two has one
   * fault at a time.
   */
  final boolean ofServers;

  final int shortestMillis;
  final int longestMillis;

  Fault(String text, boolean ofServers, int shortestMillis, int longestMillis) {
    this.text = text;
    this.ofServers = ofServers;
    this.shortestMillis = shortestMillis;
    this.longestMillis = longestMillis;
  }

  boolean hasTarget() {
    return switch (this) {
      case CUT_BROKERS, KILL_REGISTRY, PAUSE_REGISTRY, ROLL_BROKERS, ROLL_CONSUMERS -> false;
      default -> true;
    };
  }
}
