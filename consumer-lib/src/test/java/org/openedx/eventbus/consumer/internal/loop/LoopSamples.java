package org.openedx.eventbus.consumer.internal.loop;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.openedx.eventbus.codec.internal.EventDecoder;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.consumer.internal.deadletter.DeadLetterWriter;
import org.openedx.eventbus.consumer.internal.deadletter.GroupTopics;
import org.openedx.eventbus.consumer.internal.engine.Engine;
import org.openedx.eventbus.consumer.internal.engine.HandlerState;
import org.openedx.eventbus.consumer.internal.handler.HandlerRegistrations;
import org.openedx.eventbus.consumer.internal.handler.PauseState;
import org.openedx.eventbus.consumer.internal.handler.Router;
import org.openedx.eventbus.consumer.internal.health.Conditions;
import org.openedx.eventbus.consumer.internal.health.MembershipFence;
import org.openedx.eventbus.consumer.internal.health.MembershipFence.Session;
import org.openedx.eventbus.consumer.internal.monitoring.ConsumerReports;
import org.openedx.eventbus.consumer.internal.parking.ParkedKeyIndex;
import org.openedx.eventbus.consumer.internal.parking.Parking;
import org.openedx.eventbus.consumer.internal.worker.HandlerInvoker;
import org.openedx.eventbus.consumer.internal.worker.Workers;
import org.openedx.eventbus.consumer.monitoring.ConsumerListener;
import org.openedx.eventbus.consumer.settings.StartPosition;
import org.openedx.eventbus.event.EventCatalog;
import org.openedx.eventbus.registry.SchemaRegistry;

/** The parts of a poll loop around a mock of Kafka's consumer, for tests that run no handler. */
final class LoopSamples {
  private static final EventBusConfig CONFIG =
      EventBusConfig.of(Map.of("eventbus.kafka.bootstrap.servers", "localhost:9092"));
  private static final GroupTopics TOPICS = new GroupTopics("t.dead-letters", "t.redrive");

  private static final MembershipFence FENCE =
      new MembershipFence(new Session(Duration.ofDays(1), Duration.ofSeconds(3)));

  private final Consumer<byte[], byte[]> kafka;
  private final PauseState pauses;
  private final HealthMonitor health;
  private final CommandQueue commands;
  private final EngineDriver driver;
  private final OffsetCommitter committer;
  private final ConsumerReports reports;
  private final PartitionAssignments assignments;
  private final TopicLookupStub topics = new TopicLookupStub();

  LoopSamples(
      Consumer<byte[], byte[]> kafka, Engine engine, HandlerState handler, Duration drainTimeout) {
    this(kafka, engine, handler, drainTimeout, ConsumerListener.NONE);
  }

  LoopSamples(
      Consumer<byte[], byte[]> kafka,
      Engine engine,
      HandlerState handler,
      Duration drainTimeout,
      ConsumerListener listener) {
    this.kafka = kafka;
    this.pauses = new PauseState(engine, List.of(handler));
    this.commands = new CommandQueue(drainTimeout, Duration.ofDays(1));
    this.reports = new ConsumerReports(listener);
    Workers workers = workers();
    this.health = health(workers, handler, pauses);
    DeadLetterWriter deadLetters = new DeadLetterWriter(CONFIG, "g", TOPICS, engine, commands);
    this.driver = new EngineDriver(engine, commands, workers, deadLetters, health, FENCE);
    this.committer =
        new OffsetCommitter(new ReplaceableConsumer(() -> kafka), Duration.ofSeconds(1), health);
    StartPositions positions =
        new StartPositions(Set.of("t"), TOPICS, StartPosition.EARLIEST, topics, committer);
    Parking parking =
        new Parking(
            CONFIG,
            "g",
            TOPICS.deadLetters(),
            Set.of("t"),
            Duration.ofSeconds(10),
            new ParkedKeyIndex(),
            engine,
            router(),
            deadLetters,
            commands,
            positions::commitDeadLetters);
    this.assignments = new PartitionAssignments(driver, committer, positions, parking, reports);
  }

  /** Returns the health of a consumer that runs no handler. */
  static HealthMonitor health(Engine engine, HandlerState handler) {
    PauseState pauses = new PauseState(engine, List.of(handler));
    return health(workers(), handler, pauses);
  }

  private static HealthMonitor health(Workers workers, HandlerState handler, PauseState pauses) {
    return new HealthMonitor(
        "g",
        workers,
        List.of(handler),
        pauses,
        () -> 0,
        () -> Duration.ZERO,
        List::of,
        new Conditions("g", InstantSource.system()),
        System::nanoTime);
  }

  private static Workers workers() {
    HandlerInvoker invoker =
        new HandlerInvoker(
            new EventDecoder(SchemaRegistry.inMemory(), EventCatalog.of(List.of())),
            router(),
            new ConsumerReports(ConsumerListener.NONE));
    return new Workers(1, invoker, queue -> {}, Thread::new);
  }

  private static Router router() {
    return new HandlerRegistrations().build(CONFIG);
  }

  PollLoop loop(Runnable startUp) {
    return new PollLoop(
        committer.kafka(),
        Set.of("t"),
        startUp,
        assignments,
        router(),
        new FetchBackpressure(new ReplaceableConsumer(() -> kafka), pauses, 10, 10));
  }

  /** Returns what the broker knows about topics. */
  TopicLookupStub topics() {
    return topics;
  }

  HealthMonitor health() {
    return health;
  }

  CommandQueue commands() {
    return commands;
  }

  PartitionAssignments assignments() {
    return assignments;
  }
}
