package org.openedx.eventbus.testkit.simulation;

import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.openedx.eventbus.consumer.internal.offsets.CommitMetadata;
import org.openedx.eventbus.consumer.internal.positions.PartitionCommit;

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
    OffsetAndMetadata commit =
        PartitionCommit.of(holding.partition, CommitMetadata.MAX_LENGTH).offset();
    boolean news = !commit.equals(holding.committed);
    long sentAt = world.now();
    last = Math.max(last, sentAt + world.dice.millis(0, 30));
    world.time.at(
        last,
        () -> {
          if (news && broker.commit(member, holding, commit, sentAt)) {
            holding.committed = commit;
          }
          then.run();
        });
  }
}
