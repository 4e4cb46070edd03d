package org.openedx.eventbus.consumer;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.apache.kafka.clients.consumer.Consumer;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.codec.internal.EventDecoder;
import org.openedx.eventbus.config.ConfigurationException;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.consumer.internal.deadletter.GroupTopics;
import org.openedx.eventbus.consumer.internal.deadletter.GroupTopicsCheck;
import org.openedx.eventbus.consumer.internal.engine.Engine;
import org.openedx.eventbus.consumer.internal.engine.HandlerState;
import org.openedx.eventbus.consumer.internal.parking.Parking;
import org.openedx.eventbus.consumer.settings.ConsumerSettings;
import org.openedx.eventbus.event.EventCatalog;
import org.openedx.eventbus.registry.RegistrySettings;
import org.openedx.eventbus.registry.SchemaRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts the parts together and takes them apart again. */
final class KafkaEventConsumer implements EventConsumer {
  private static final Logger LOG = LoggerFactory.getLogger(EventConsumer.class);
  private static final int FEWEST_THREADS = 4;
  private static final int MAX_BATCH = 500;
  private static final Duration AFTER_CLOSE = Duration.ofSeconds(10);

  private final PollLoop loop;
  private final Workers workers;
  private final DeadLetterWriter letters;
  private final Parking parking;
  private final Vitals vitals;
  private final List<HandlerState> receivers;
  private final Switches switches;
  private final EventBusConfig config;
  private final String group;
  private final Duration closeTimeout;
  private final @Nullable SchemaRegistry ownedRegistry;
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile @Nullable Throwable failure;
  private volatile @Nullable Thread polling;

  private KafkaEventConsumer(EventConsumerBuilder builder, String group, Handlers handlers) {
    this.config = builder.config;
    this.group = group;
    ConsumerSettings settings = ConsumerSettings.of(config);
    this.closeTimeout = settings.closeTimeout();
    EventCatalog types = handlers.types().and(without(handlers.types(), others(builder)));
    SchemaRegistry registry = builder.registry;
    this.ownedRegistry = registry == null ? SchemaRegistry.http(config.registry()) : null;
    EventDecoder decoder =
        new EventDecoder(
            registry == null ? Objects.requireNonNull(ownedRegistry) : registry,
            types,
            verifyInterval(builder));
    Inbox<Runnable> inbox = new Inbox<>();
    GroupTopics own = GroupTopics.of(config, group);
    HandlerState unroutable = Handlers.unroutable();
    this.receivers = new ArrayList<>(handlers.all());
    receivers.add(unroutable);
    this.parking =
        new Parking(
            receivers.stream().anyMatch(HandlerState::parks), config, group, own, inbox::add);
    Engine engine =
        new Engine(
            builder.ordering(),
            MAX_BATCH,
            receivers,
            RandomGenerator.getDefault(),
            parking.keys(),
            new Watch(builder.listener));
    this.workers =
        new Workers(
            builder.concurrency().orElseGet(KafkaEventConsumer::threads),
            new LaneRunner(decoder, builder.listener),
            lane -> inbox.add(() -> engine.complete(lane, System.nanoTime())),
            WorkerThreads.named("eventbus-" + group));
    this.letters =
        new DeadLetterWriter(
            config, group, own, new LetterResults(engine, parking, inbox), InstantSource.system());
    Pauses pauses = new Pauses(engine, receivers);
    this.vitals = new Vitals(group, workers, receivers, pauses);
    Set<String> topics = new HashSet<>(handlers.topics());
    topics.add(own.redrive());
    Consumer<byte[], byte[]> kafka = openKafka(builder, group);
    this.loop =
        new PollLoop(
            new PollLoop.Parts(
                kafka,
                new GroupTopicsCheck(config, group, own, handlers.topics())::run,
                topics,
                engine,
                new Ownership(engine, parking, own.redrive()),
                parking,
                new Router(handlers, own.redrive(), unroutable),
                workers,
                letters,
                builder.listener,
                new Limits(settings.bufferRecords(), settings.bufferBytes()),
                new Commits(
                    kafka,
                    settings.commitInterval(),
                    own.redrive(),
                    settings.start(),
                    vitals.brokerWait()),
                closeTimeout,
                inbox,
                vitals,
                pauses));
    this.switches = Switches.of(builder, group, namedHandlers(), pauses, loop);
  }

  static EventConsumer start(EventConsumerBuilder builder) {
    List<String> problems = new ArrayList<>();
    String group = builder.group;
    if (group == null || group.isBlank()) {
      problems.add("the consumer has no group: call group(name)");
    }
    need(builder.config::kafka, problems);
    if (builder.registry == null) {
      need(builder.config::registry, problems);
    }
    problems.addAll(builder.nameProblems());
    problems.addAll(builder.policyProblems());
    Handlers handlers =
        builder.handlers.build(builder.config, others(builder), problems, builder::handler);
    KafkaEventConsumer consumer =
        new KafkaEventConsumer(builder, Objects.requireNonNull(group), handlers);
    Thread thread = new Thread(consumer::run, "eventbus-poll-" + group);
    thread.start();
    return consumer;
  }

  /** The last that can fail, and what was opened before it is closed then. */
  private Consumer<byte[], byte[]> openKafka(EventConsumerBuilder builder, String group) {
    try {
      return builder.kafka.apply(builder.config, group);
    } catch (ConfigurationException e) {
      if (ownedRegistry != null) {
        ownedRegistry.close();
      }
      throw e;
    }
  }

  private static EventCatalog others(EventConsumerBuilder builder) {
    return builder.catalog == null ? EventCatalog.discover() : builder.catalog;
  }

  private static void need(Supplier<?> setting, List<String> problems) {
    try {
      var unused = setting.get();
    } catch (ConfigurationException e) {
      problems.addAll(e.problems());
    }
  }

  /** What a handler was registered for wins over another contract of the same name. */
  private static EventCatalog without(EventCatalog handled, EventCatalog others) {
    return EventCatalog.of(
        others.stream().filter(type -> handled.find(type.name()).isEmpty()).toList());
  }

  /** With a registry of the caller's there may be no settings of one. */
  private static Duration verifyInterval(EventConsumerBuilder builder) {
    return builder.registry == null
        ? builder.config.registry().verifyInterval()
        : RegistrySettings.DEFAULT_VERIFY_INTERVAL;
  }

  private static int threads() {
    return Math.max(FEWEST_THREADS, 2 * Runtime.getRuntime().availableProcessors());
  }

  private void run() {
    polling = Thread.currentThread();
    LOG.info("Group {} begins: {} for {}", group, loop, receivers);
    letters.start();
    switches.start();
    try {
      loop.run();
      LOG.info("Group {} is closed", group);
    } catch (Throwable e) { // of other languages, checked ones too
      Throwable cause = GroupKafka.explained(e, config, group);
      failure = cause;
      LOG.error("Group {} has FAILED, the consumer of {} has stopped", group, loop, cause);
    } finally {
      switches.close();
      letters.close();
      parking.close();
      endWorkers();
      if (ownedRegistry != null) {
        ownedRegistry.close();
      }
      ended.countDown();
    }
  }

  /** The deadline for handlers has passed by now: interruption is the last resort. */
  private void endWorkers() {
    try {
      workers.close(AFTER_CLOSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void awaitShutdown() throws InterruptedException {
    ended.await();
    Throwable cause = failure;
    if (cause != null) {
      throw new ConsumerFailedException(
          "the consumer of " + loop + " has stopped: " + cause.getMessage(), cause);
    }
  }

  @Override
  public boolean isRunning() {
    return ended.getCount() > 0;
  }

  @Override
  public ConsumerHealth health() {
    return vitals.health(!isRunning(), failure);
  }

  @Override
  public void pause() {
    loop.pause(Pauses.By.OWNER, true);
  }

  @Override
  public void resume() {
    loop.pause(Pauses.By.OWNER, false);
  }

  @Override
  public void pause(String handler) {
    named(handler).forEach(each -> loop.pause(each, Pauses.By.OWNER, true));
  }

  @Override
  public void resume(String handler) {
    named(handler).forEach(each -> loop.pause(each, Pauses.By.OWNER, false));
  }

  private List<NamedHandler> named(String handler) {
    Objects.requireNonNull(handler, "handler");
    List<NamedHandler> all = namedHandlers();
    List<NamedHandler> named = all.stream().filter(each -> each.id().matches(handler)).toList();
    if (named.isEmpty()) {
      throw new IllegalArgumentException(
          HandlerNames.unknown(handler, all.stream().map(NamedHandler::id).distinct().toList()));
    }
    return named;
  }

  private List<NamedHandler> namedHandlers() {
    return receivers.stream()
        .filter(NamedHandler.class::isInstance)
        .map(NamedHandler.class::cast)
        .toList();
  }

  @Override
  public void close() {
    close(closeTimeout);
  }

  @Override
  public void close(Duration timeout) {
    if (timeout.isNegative()) {
      throw new IllegalArgumentException("a timeout cannot be negative: " + timeout);
    }
    loop.stop(timeout);
    Thread caller = Thread.currentThread();
    if (caller == polling || workers.isOwn(caller)) {
      return; // a listener or handler closes its own consumer, which waits for this call to return
    }
    try {
      Duration longest = timeout.plus(AFTER_CLOSE.multipliedBy(3));
      if (!ended.await(longest.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.warn("The consumer of {} is still closing after {}", loop, longest);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
