package org.openedx.eventbus.consumer;

import java.util.Set;
import org.openedx.eventbus.consumer.internal.deadletter.GroupTopics;
import org.openedx.eventbus.consumer.internal.handler.PauseState;
import org.openedx.eventbus.consumer.internal.handler.Router;
import org.openedx.eventbus.consumer.internal.loop.EngineDriver;
import org.openedx.eventbus.consumer.internal.loop.FetchBackpressure;
import org.openedx.eventbus.consumer.internal.loop.OffsetCommitter;
import org.openedx.eventbus.consumer.internal.loop.PartitionAssignments;
import org.openedx.eventbus.consumer.internal.loop.PollLoop;
import org.openedx.eventbus.consumer.internal.loop.ReadPositions;
import org.openedx.eventbus.consumer.internal.loop.ReplaceableConsumer;
import org.openedx.eventbus.consumer.internal.loop.StartPositions;
import org.openedx.eventbus.consumer.internal.monitoring.ConsumerReports;
import org.openedx.eventbus.consumer.internal.parking.Parking;
import org.openedx.eventbus.consumer.settings.ConsumerSettings;

/**
 * Assembles the poll loop of a consumer, once Kafka's consumer is open.
 *
 * @param sources full names of the topics that the consumer reads, without the group's own
 */
record PollLoopFactory(
    EngineDriver driver,
    ConsumerStart start,
    ConsumerSettings settings,
    Set<String> sources,
    GroupTopics groupTopics,
    Parking parking,
    PauseState pauses,
    Router router,
    ConsumerReports reports) {

  PollLoop create(ReplaceableConsumer kafka) {
    OffsetCommitter committer =
        new OffsetCommitter(kafka, settings.commitInterval(), driver.health());
    StartPositions positions =
        new StartPositions(sources, groupTopics, settings.start(), start.lookup(), committer);
    PartitionAssignments assignments =
        new PartitionAssignments(driver, committer, positions, parking, reports);
    FetchBackpressure backpressure =
        new FetchBackpressure(kafka, pauses, settings.bufferRecords(), settings.bufferBytes());
    return new PollLoop(kafka, sources, () -> startUp(kafka), assignments, router, backpressure);
  }

  private void startUp(ReplaceableConsumer kafka) {
    start.checkTopics();
    parking.start();
    start.watch(new ReadPositions(kafka, driver.engine())::caughtUp);
  }
}
