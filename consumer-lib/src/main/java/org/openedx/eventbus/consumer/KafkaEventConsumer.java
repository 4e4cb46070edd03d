package org.openedx.eventbus.consumer;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.codec.internal.EventDecoder;
import org.openedx.eventbus.config.ConfigurationException;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.consumer.internal.deadletter.DeadLetterWriter;
import org.openedx.eventbus.consumer.internal.deadletter.GroupTopics;
import org.openedx.eventbus.consumer.internal.deadletter.KafkaClients;
import org.openedx.eventbus.consumer.internal.engine.Engine;
import org.openedx.eventbus.consumer.internal.engine.HandlerState;
import org.openedx.eventbus.consumer.internal.handler.PauseConditions;
import org.openedx.eventbus.consumer.internal.handler.PauseState;
import org.openedx.eventbus.consumer.internal.handler.PauseState.Source;
import org.openedx.eventbus.consumer.internal.handler.RegisteredHandler;
import org.openedx.eventbus.consumer.internal.handler.Router;
import org.openedx.eventbus.consumer.internal.health.Conditions;
import org.openedx.eventbus.consumer.internal.health.MembershipFence;
import org.openedx.eventbus.consumer.internal.loop.CommandQueue;
import org.openedx.eventbus.consumer.internal.loop.EngineDriver;
import org.openedx.eventbus.consumer.internal.loop.HealthMonitor;
import org.openedx.eventbus.consumer.internal.loop.PollLoop;
import org.openedx.eventbus.consumer.internal.monitoring.ConsumerReports;
import org.openedx.eventbus.consumer.internal.parking.ParkedKeyIndex;
import org.openedx.eventbus.consumer.internal.parking.Parking;
import org.openedx.eventbus.consumer.internal.worker.HandlerInvoker;
import org.openedx.eventbus.consumer.internal.worker.Workers;
import org.openedx.eventbus.consumer.monitoring.ConsumerHealth;
import org.openedx.eventbus.consumer.settings.ConsumerSettings;
import org.openedx.eventbus.internal.DaemonThreads;
import org.openedx.eventbus.internal.Durations;
import org.openedx.eventbus.registry.SchemaRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Assembles the parts of a consumer, runs its poll loop and closes them. */
final class KafkaEventConsumer implements EventConsumer {
  private static final Logger LOG = LoggerFactory.getLogger(EventConsumer.class);
  private static final int DEFAULT_CONCURRENCY =
      Math.max(4, 2 * Runtime.getRuntime().availableProcessors());
  private static final int MAX_BATCH = 500;

  /** How long interrupted handlers may take after the close timeout. */
  private static final Duration INTERRUPTED_TIMEOUT = Duration.ofSeconds(5);

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
  private final CommandQueue commands;
  private final ConsumerStart start;
  private final PollLoopFactory loops;
  private final String topics;
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile @Nullable ConsumerFailure failure;
  private volatile @Nullable Thread loopThread;
  private volatile @Nullable PollLoop loop; // null until a broker's name could be resolved

  private KafkaEventConsumer(EventConsumerBuilder builder, String group) {
    this.config = builder.config;
    this.group = group;
    ConsumerSettings settings = ConsumerSettings.of(config);
    this.closeTimeout = settings.closeTimeout();
    GroupTopics groupTopics = GroupTopics.of(config, group);
    this.router = builder.handlers.build(config);
    List<HandlerState> states = router.states();
    ConsumerReports reports = new ConsumerReports(builder.listener);
    this.commands =
        new CommandQueue(closeTimeout, ConsumerStart.maxDrainTimeout(config, group, closeTimeout));

    ParkedKeyIndex parked = new ParkedKeyIndex();
    Engine engine =
        new Engine(
            builder.ordering(), MAX_BATCH, states, RandomGenerator.getDefault(), parked, reports);
    this.deadLetters = new DeadLetterWriter(config, group, groupTopics, engine, commands);

    this.ownedRegistry = builder.registry == null ? SchemaRegistry.http(config.registry()) : null;
    EventDecoder decoder = ConsumerDecoder.of(builder, ownedRegistry);
    this.workers =
        new Workers(
            builder.concurrency().orElse(DEFAULT_CONCURRENCY),
            new HandlerInvoker(decoder, router, reports),
            queue -> commands.execute(() -> engine.complete(queue, System.nanoTime())),
            Workers.threads("eventbus-" + group));
    this.pauses = new PauseState(engine, states);
    Conditions conditions = new Conditions(group, InstantSource.system());
    this.health =
        new HealthMonitor(
            group,
            workers,
            states,
            pauses,
            parked::size,
            deadLetters::delay,
            decoder::unknownSchemas,
            conditions,
            System::nanoTime);
    MembershipFence fence = new MembershipFence(ConsumerStart.session(config, group));
    EngineDriver driver = new EngineDriver(engine, commands, workers, deadLetters, health, fence);

    Set<String> sources = builder.handlers.topics(config);
    this.topics = String.join(", ", new TreeSet<>(sources));
    this.parking =
        new Parking(
            config,
            group,
            groupTopics.deadLetters(),
            sources,
            KafkaClients.duration(config, group, ConsumerConfig.METADATA_MAX_AGE_CONFIG),
            parked,
            engine,
            router,
            deadLetters,
            this::execute,
            offsets -> ifRunning(each -> each.commitDeadLetters(offsets)));
    this.start =
        new ConsumerStart(
            config,
            group,
            () -> builder.kafka.apply(config, group),
            sources,
            groupTopics,
            commands,
            this::execute,
            found -> ifRunning(each -> each.onTopics(found)),
            fence,
            conditions);
    this.loops =
        new PollLoopFactory(
            driver, start, settings, sources, groupTopics, parking, pauses, router, reports);
    this.pauseConditions =
        new PauseConditions(
            group, builder.pauseConditions, router.handlers(), pauses, this::execute);
    this.loop = tryOpen();
  }

  /** Starts a consumer with a valid configuration. */
  static EventConsumer start(EventConsumerBuilder builder, String group) {
    KafkaEventConsumer consumer = new KafkaEventConsumer(builder, group);
    DaemonThreads.keepingAlive("eventbus-poll-" + group, consumer::run).start();
    return consumer;
  }

  /** Opens the Kafka consumer; if it fails, closes the registry that was opened before. */
  private @Nullable PollLoop tryOpen() {
    try {
      return start.tryOpen().map(loops::create).orElse(null);
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

  private void run() {
    loopThread = Thread.currentThread();
    LOG.info("Group '{}' starts: topics {}, handlers {}", group, topics, router.handlers());
    deadLetters.start(parking);
    pauseConditions.start();
    try {
      Optional<PollLoop> opened =
          Optional.ofNullable(loop).or(() -> start.open().map(loops::create));
      loop = opened.orElse(null); // null if the consumer was closed in the meantime
      opened.ifPresent(PollLoop::run);
      LOG.info("Group '{}' is closed", group);
    } catch (Throwable e) { // also checked exceptions of other JVM languages
      ConsumerFailure ending = ConsumerFailure.of(KafkaClients.explain(e, config, group));
      failure = ending;
      var unused = Thread.interrupted(); // an interrupt would prevent an orderly close
      LOG.error(
          "Group '{}' has FAILED; its consumer of {} has stopped",
          group,
          topics,
          ending.copy().logged());
    } finally {
      start.close();
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
          "the consumer of " + topics + " has stopped: " + ending.copy().getMessage(),
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
    execute(() -> pauses.setConsumer(Source.OWNER, true));
  }

  @Override
  public void resume() {
    execute(() -> pauses.setConsumer(Source.OWNER, false));
  }

  @Override
  public void pause(String handler) {
    setPaused(router.named(handler), true);
  }

  @Override
  public void resume(String handler) {
    setPaused(router.named(handler), false);
  }

  /** Runs a command on the poll loop's thread, soon. */
  private void execute(Runnable command) {
    PollLoop running = loop;
    if (running == null) {
      commands.execute(command);
    } else {
      running.execute(command);
    }
  }

  private void ifRunning(Consumer<PollLoop> action) {
    PollLoop running = loop;
    if (running != null) {
      action.accept(running);
    }
  }

  private void setPaused(List<RegisteredHandler> handlers, boolean paused) {
    execute(() -> pauses.setHandlers(handlers, Source.OWNER, paused));
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
    commands.stop(bounded);
    ifRunning(each -> each.stop(bounded));
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
