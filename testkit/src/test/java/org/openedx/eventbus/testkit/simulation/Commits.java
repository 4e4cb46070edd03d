package org.openedx.eventbus.testkit.simulation;

/** Commits of a member, which the broker receives in order. */
final class Commits {
  private final World world;
  private final Broker broker;
  private final Member member;
  private long last = Long.MIN_VALUE;

  Commits(World world, Broker broker, Member member) {
    this.world = world;
    this.broker = broker;
    this.member = member;
  }

  /** Commits the offset of a partition if it has changed, and continues when it is acknowledged. */
  void commit(Holding holding, Runnable then) {
    if (holding.partition.committable() < 0 && world.dice.chance(0.5)) {
      holding.partition.startAt(holding.position);
    }
    long offset = holding.partition.committable();
    String text = holding.partition.completedOffsets().encode(offset);
    String both = offset + text;
    boolean news = offset >= 0 && !both.equals(holding.committed);
    long sentAt = world.now();
    last = Math.max(last, sentAt + world.dice.millis(0, 30));
    world.time.at(
        last,
        () -> {
          if (news && broker.commit(member, holding, offset, text, sentAt)) {
            holding.committed = both;
          }
          then.run();
        });
  }
}
