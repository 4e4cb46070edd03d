package org.openedx.eventbus.testkit.simulation;

/** A member's connection to the group: its commits come in one after the other. */
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

  /** Tells the group how far a partition is done, if that is news, and goes on when it is told. */
  void commit(Holding holding, Runnable then) {
    if (holding.partition.committable() < 0 && world.dice.chance(0.5)) {
      holding.partition.startAt(holding.position);
    }
    long offset = holding.partition.committable();
    String text = holding.partition.completedOffsets().encode(offset);
    String both = offset + text;
    boolean news = offset >= 0 && !both.equals(holding.committed);
    long told = world.now();
    last = Math.max(last, told + world.dice.millis(0, 30));
    world.time.at(
        last,
        () -> {
          if (news && broker.commit(member, holding, offset, text, told)) {
            holding.committed = both;
          }
          then.run();
        });
  }
}
