package org.openedx.eventbus.it.chaos;

/** Fault of one of three processes or of all for a limited time, or an act of an operator. */
enum Fault {
  KILL_BROKER("kill -9 broker", Target.SERVERS, 0, 3_000),
  PAUSE_BROKER("SIGSTOP broker", Target.SERVERS, 1_000, 6_000),
  CUT_BROKER("cut all connections to broker", Target.SERVERS, 500, 4_000),
  DELAY_BROKER("delay all connections to broker", Target.SERVERS, 2_000, 5_000),
  CUT_BROKERS("cut all connections to all brokers", Target.SERVERS, 500, 2_000),
  KILL_REGISTRY("kill -9 the registry", Target.SERVERS, 0, 4_000),
  PAUSE_REGISTRY("SIGSTOP the registry", Target.SERVERS, 1_000, 5_000),
  ROLL_BROKERS("restart all brokers, one after the other", Target.SERVERS, 0, 0),

  KILL_CONSUMER("kill -9 consumer", Target.CONSUMERS, 0, 2_000),
  /** At times longer than the session timeout of the group. */
  PAUSE_CONSUMER("SIGSTOP consumer", Target.CONSUMERS, 1_000, 7_000),
  STOP_CONSUMER("SIGTERM consumer", Target.CONSUMERS, 0, 3_000),
  ROLL_CONSUMERS("restart all consumers, one after the other", Target.CONSUMERS, 0, 0),
  /** With the other group protocol, and another start policy. */
  ROLL_SETTINGS("restart all consumers with other settings", Target.CONSUMERS, 0, 0),

  ADD_PARTITION("add a partition to the topic of events", Target.TOPICS, 0, 0),
  ADD_DEAD_LETTER_PARTITION("add a partition to the dead-letter topic", Target.TOPICS, 0, 0),
  /** Of a partition that follows from the target. */
  DELETE_RECORDS("delete the oldest records, also unread ones", Target.TOPICS, 0, 0),
  REVOKE_READ("revoke the right to read the topic of events", Target.TOPICS, 500, 5_000),
  TRUNCATE_DEAD_LETTERS("delete resolved dead letters", Target.TOPICS, 0, 0),
  REVOKE_DEAD_LETTER_WRITE("revoke the right to write dead letters", Target.TOPICS, 500, 5_000),
  REVOKE_DEAD_LETTER_READ("revoke the right to read dead letters", Target.TOPICS, 500, 5_000),
  /** At times longer than the session timeout of the group. */
  REVOKE_GROUP("revoke the right to be a member of the group", Target.TOPICS, 500, 6_000);

  /** What has the fault. Each of these has one fault at a time. */
  enum Target {
    /** Brokers or the registry. */
    SERVERS,
    /** Consumers. */
    CONSUMERS,
    /** Topics, through an operator. */
    TOPICS
  }

  final String text;

  final Target target;

  final int shortestMillis;
  final int longestMillis;

  Fault(String text, Target target, int shortestMillis, int longestMillis) {
    this.text = text;
    this.target = target;
    this.shortestMillis = shortestMillis;
    this.longestMillis = longestMillis;
  }

  boolean hasTarget() {
    return switch (this) {
      case CUT_BROKERS,
          KILL_REGISTRY,
          PAUSE_REGISTRY,
          ROLL_BROKERS,
          ROLL_CONSUMERS,
          ROLL_SETTINGS,
          ADD_PARTITION,
          ADD_DEAD_LETTER_PARTITION,
          REVOKE_READ,
          TRUNCATE_DEAD_LETTERS,
          REVOKE_DEAD_LETTER_WRITE,
          REVOKE_DEAD_LETTER_READ,
          REVOKE_GROUP ->
          false;
      default -> true;
    };
  }
}
