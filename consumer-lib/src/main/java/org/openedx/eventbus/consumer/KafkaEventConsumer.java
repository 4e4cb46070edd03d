package org.openedx.eventbus.consumer;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.apache.kafka.clients.consumer.Consumer;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.codec.internal.EventDecoder;
import org.openedx.eventbus.config.ConfigurationException;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.consumer.internal.deadletter.DeadLetterWriter;
import org.openedx.eventbus.consumer.internal.deadletter.GroupTopics;
import org.openedx.eventbus.consumer.internal.deadletter.GroupTopicsCheck;
import org.openedx.eventbus.consumer.internal.deadletter.KafkaClients;
import org.openedx.eventbus.consumer.internal.engine.Engine;
import org.openedx.eventbus.consumer.internal.engine.HandlerState;
import org.openedx.eventbus.consumer.internal.handler.PauseConditions;
import org.openedx.eventbus.consumer.internal.handler.PauseState;
import org.openedx.eventbus.consumer.internal.handler.PauseState.Source;
import org.openedx.eventbus.consumer.internal.handler.RegisteredHandler;
import org.openedx.eventbus.consumer.internal.handler.Router;
import org.openedx.eventbus.consumer.internal.loop.CommandQueue;
import org.openedx.eventbus.consumer.internal.loop.EngineDriver;
import org.openedx.eventbus.consumer.internal.loop.FetchBackpressure;
import org.openedx.eventbus.consumer.internal.loop.HealthMonitor;
import org.openedx.eventbus.consumer.internal.loop.OffsetCommitter;
import org.openedx.eventbus.consumer.internal.loop.PartitionAssignments;
import org.openedx.eventbus.consumer.internal.loop.PollLoop;
import org.openedx.eventbus.consumer.internal.monitoring.ConsumerReports;
import org.openedx.eventbus.consumer.internal.parking.ParkedKeyIndex;
import org.openedx.eventbus.consumer.internal.parking.Parking;
import org.openedx.eventbus.consumer.internal.worker.HandlerInvoker;
import org.openedx.eventbus.consumer.internal.worker.Workers;
import org.openedx.eventbus.consumer.monitoring.ConsumerHealth;
import org.openedx.eventbus.consumer.settings.ConsumerSettings;
import org.openedx.eventbus.event.EventCatalog;
import org.openedx.eventbus.internal.DaemonThreads;
import org.openedx.eventbus.internal.Durations;
import org.openedx.eventbus.internal.ThrowableSnapshot;
import org.openedx.eventbus.registry.RegistrySettings;
import org.openedx.eventbus.registry.SchemaRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Assembles the parts of a consumer, runs its poll loop and closes them. */
final class KafkaEventConsumer implements EventConsumer {
  private static final Logger LOG = LoggerFactory.getLogger(EventConsumer.class);
  private static final int MIN_THREADS = 4;
  private static final int MAX_BATCH = 500;

  /** How long interrupted handlers may take after the close timeout. */
  private static final Duration INTERRUPTED_TIMEOUT = Duration.ofSeconds(10);

  private final EventBusConfig config;
  private final String group;
  private final Duration closeTimeout;
  private final @Nullable SchemaRegistry ownedRegistry;
  private final Router router;
  private final Parking parking;
  private final DeadLetterWriter deadLetters;
  private final Workers workers;
  private final PauseState pauses;
  private final PauseConditions pauseConditions;
  private final HealthMonitor health;
  private final PollLoop loop;
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile @Nullable ConsumerFailure failure;
  private volatile @Nullable Thread loopThread;

  /**
   * Why the poll loop ended.
   *
   * @param original for the caller of {@link #awaitShutdown}; it may be of a Kafka plugin
   * @param copy for the log and the health
   */
  private record ConsumerFailure(Throwable original, ThrowableSnapshot copy) {}

  private KafkaEventConsumer(EventConsumerBuilder builder, String group) {
    this.config = builder.config;
    this.group = group;
    ConsumerSettings settings = ConsumerSettings.of(config);
    this.closeTimeout = settings.closeTimeout();
    GroupTopics groupTopics = GroupTopics.of(config, group);
    this.router = builder.handlers.build(config, groupTopics.redrive());
    List<HandlerState> states = router.states();
    ConsumerReports reports = new ConsumerReports(builder.listener);
    CommandQueue commands = new CommandQueue(closeTimeout);

    ParkedKeyIndex parked = new ParkedKeyIndex(groupTopics.redrive());
    Engine engine =
        new Engine(
            builder.ordering(), MAX_BATCH, states, RandomGenerator.getDefault(), parked, reports);
    boolean parks = states.stream().anyMatch(HandlerState::parks);
    this.parking = new Parking(parks, config, group, groupTopics, parked, engine, commands);
    this.deadLetters = new DeadLetterWriter(config, group, groupTopics, engine, parking, commands);

    this.ownedRegistry = builder.registry == null ? SchemaRegistry.http(config.registry()) : null;
    EventDecoder decoder = decoder(builder);
    this.workers =
        new Workers(
            builder.concurrency().orElseGet(KafkaEventConsumer::defaultConcurrency),
            new HandlerInvoker(decoder, router, reports),
            queue -> commands.execute(() -> engine.complete(queue, System.nanoTime())),
            Workers.threads("eventbus-" + group));
    this.pauses = new PauseState(engine, states);
    this.health =
        new HealthMonitor(
            group,
            workers,
            states,
            pauses,
            parking::parkedKeys,
            decoder::unknownSchemas,
            System::nanoTime);
    EngineDriver driver = new EngineDriver(engine, commands, workers, deadLetters, health);

    Set<String> topics = builder.handlers.topics(config);
    GroupTopicsCheck topicsCheck = new GroupTopicsCheck(config, group, groupTopics, topics);
    Set<String> allTopics = new HashSet<>(topics);
    allTopics.add(groupTopics.redrive());
    Consumer<byte[], byte[]> kafka = openKafka(builder);
    OffsetCommitter committer =
        new OffsetCommitter(
            kafka, settings.commitInterval(), groupTopics.redrive(), settings.start(), health);
    PartitionAssignments assignments =
        new PartitionAssignments(driver, committer, parking, groupTopics.redrive(), reports);
    FetchBackpressure backpressure =
        new FetchBackpressure(kafka, pauses, settings.bufferRecords(), settings.bufferBytes());
    Runnable startUp =
        () -> {
          topicsCheck.run();
          parking.start();
        };
    this.loop = new PollLoop(kafka, allTopics, startUp, assignments, router, backpressure);
    this.pauseConditions =
        new PauseConditions(
            group, builder.pauseConditions, router.handlers(), pauses, loop::execute);
  }

  /** Starts a consumer with a valid configuration. */
  static EventConsumer start(EventConsumerBuilder builder, String group) {
    KafkaEventConsumer consumer = new KafkaEventConsumer(builder, group);
    DaemonThreads.keepingAlive("eventbus-poll-" + group, consumer::run).start();
    return consumer;
  }

  private EventDecoder decoder(EventConsumerBuilder builder) {
    SchemaRegistry given = builder.registry;
    // The contract of a registration takes precedence over another contract of the same name.
    EventCatalog handled = builder.handlers.types();
    EventCatalog others =
        EventCatalog.of(
            builder.catalog().stream()
                .filter(type -> handled.find(type.name()).isEmpty())
                .toList());
    EventCatalog all = handled.and(others);
    if (given != null) {
      return new EventDecoder( // there may be no registry in the configuration
          given,
          all,
          RegistrySettings.DEFAULT_VERIFY_INTERVAL,
          RegistrySettings.DEFAULT_UNKNOWN_ID_TIMEOUT,
          config.maxEmptyValues());
    }
    RegistrySettings settings = config.registry();
    return new EventDecoder(
        Objects.requireNonNull(ownedRegistry),
        all,
        settings.verifyInterval(),
        settings.unknownIdTimeout(),
        config.maxEmptyValues());
  }

  /** Opens the Kafka consumer; if it fails, closes the registry that was opened before. */
  private Consumer<byte[], byte[]> openKafka(EventConsumerBuilder builder) {
    try {
      return builder.kafka.apply(config, group);
    } catch (ConfigurationException e) {
      closeRegistry();
      throw e;
    }
  }

  private void closeRegistry() {
    if (ownedRegistry != null) {
      ownedRegistry.close();
    }
  }

  private static int defaultConcurrency() {
    return Math.max(MIN_THREADS, 2 * Runtime.getRuntime().availableProcessors());
  }

  private void run() {
    loopThread = Thread.currentThread();
    LOG.info("Group '{}' starts: topics {}, handlers {}", group, loop, router.handlers());
    deadLetters.start();
    pauseConditions.start();
    try {
      loop.run();
      LOG.info("Group '{}' is closed", group);
    } catch (Throwable e) { // also checked exceptions of other JVM languages
      Throwable cause = KafkaClients.explain(e, config, group);
      ThrowableSnapshot copy = ThrowableSnapshot.withoutForeignCalls(cause);
      failure = new ConsumerFailure(cause, copy);
      LOG.error(
          "Group '{}' has FAILED; its consumer of {} has stopped", group, loop, copy.logged());
    } finally {
      pauseConditions.close();
      deadLetters.close();
      parking.close();
      workers.close(INTERRUPTED_TIMEOUT); // interrupts handlers that are still running
      closeRegistry();
      ended.countDown();
    }
  }

  @Override
  public void awaitShutdown() throws InterruptedException {
    ended.await();
    ConsumerFailure ending = failure;
    if (ending != null) {
      throw new ConsumerFailedException(
          "the consumer of " + loop + " has stopped: " + ending.copy().getMessage(),
          ending.original());
    }
  }

  @Override
  public boolean isRunning() {
    return ended.getCount() > 0;
  }

  @Override
  public ConsumerHealth health() {
    ConsumerFailure ending = failure;
    return health.health(!isRunning(), ending == null ? null : ending.copy());
  }

  @Override
  public void pause() {
    loop.execute(() -> pauses.setConsumer(Source.OWNER, true));
  }

  @Override
  public void resume() {
    loop.execute(() -> pauses.setConsumer(Source.OWNER, false));
  }

  @Override
  public void pause(String handler) {
    setPaused(router.named(handler), true);
  }

  @Override
  public void resume(String handler) {
    setPaused(router.named(handler), false);
  }

  private void setPaused(List<RegisteredHandler> handlers, boolean paused) {
    loop.execute(() -> pauses.setHandlers(handlers, Source.OWNER, paused));
  }

  @Override
  public void close() {
    close(closeTimeout);
  }

  @Override
  public void close(Duration timeout) {
    Objects.requireNonNull(timeout, "timeout");
    if (timeout.isNegative()) {
      throw new IllegalArgumentException("timeout is negative: " + timeout);
    }
    Duration bounded = Durations.bounded(timeout);
    loop.stop(bounded);
    Thread caller = Thread.currentThread();
    if (caller == loopThread || workers.owns(caller)) {
      return; // called by a listener or handler, whose return the consumer waits for
    }
    try {
      Duration max = bounded.plus(INTERRUPTED_TIMEOUT.multipliedBy(3));
      if (!ended.await(max.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.warn("Group '{}' is still closing after {}", group, max);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
