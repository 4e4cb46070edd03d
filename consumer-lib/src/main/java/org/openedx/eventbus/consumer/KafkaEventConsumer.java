package org.openedx.eventbus.consumer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.codec.EventDecoder;
import org.openedx.eventbus.config.ConfigurationException;
import org.openedx.eventbus.config.ConsumerSettings;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.event.EventCatalog;
import org.openedx.eventbus.registry.RegistrySettings;
import org.openedx.eventbus.registry.SchemaRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts the parts together and takes them apart again. */
final class KafkaEventConsumer implements EventConsumer {
  private static final Logger LOG = LoggerFactory.getLogger(EventConsumer.class);
  private static final int FEWEST_THREADS = 4;
  private static final int METADATA_MAX_AGE_MS = 10_000;
  private static final Duration AFTER_CLOSE = Duration.ofSeconds(10);

  private final PollLoop loop;
  private final ExecutorService workers;
  private final AtomicInteger workerCount = new AtomicInteger();
  private final Duration closeTimeout;
  private final @Nullable SchemaRegistry ownedRegistry;
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile @Nullable Throwable failure;

  private KafkaEventConsumer(EventConsumerBuilder builder, String group, Handlers handlers) {
    EventBusConfig config = builder.config;
    ConsumerSettings settings = config.consumer();
    this.closeTimeout = settings.closeTimeout();
    EventCatalog types = handlers.types().and(without(handlers.types(), others(builder)));
    SchemaRegistry registry = builder.registry;
    this.ownedRegistry = registry == null ? SchemaRegistry.http(config.registry()) : null;
    EventDecoder decoder =
        new EventDecoder(
            registry == null ? java.util.Objects.requireNonNull(ownedRegistry) : registry,
            types,
            verifyInterval(builder));
    this.workers = Executors.newFixedThreadPool(threads(settings), this::newWorkerThread);
    this.loop =
        new PollLoop(
            openKafka(kafka(config, group)),
            handlers.topics(),
            new Worker(handlers, decoder, builder.listener),
            workers,
            builder.failurePolicy.backoff(),
            RandomGenerator.getDefault(),
            new Limits(settings.bufferRecords(), settings.bufferBytes()),
            closeTimeout);
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
    Handlers handlers = builder.handlers.build(builder.config, others(builder), problems);
    KafkaEventConsumer consumer =
        new KafkaEventConsumer(builder, java.util.Objects.requireNonNull(group), handlers);
    Thread thread = new Thread(consumer::run, "eventbus-poll-" + group);
    thread.start();
    return consumer;
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

  private Consumer<byte[], byte[]> openKafka(Map<String, Object> settings) {
    try {
      return new KafkaConsumer<>(settings);
    } catch (KafkaException e) {
      if (ownedRegistry != null) {
        ownedRegistry.close();
      }
      Throwable cause = e;
      while (cause.getCause() != null) {
        cause = cause.getCause();
      }
      ConfigurationException ours =
          new ConfigurationException(
              List.of("eventbus.kafka.*: " + e.getMessage() + ": " + cause.getMessage()));
      ours.initCause(e);
      throw ours;
    }
  }

  /** With a registry of the caller's there may be no settings of one. */
  private static Duration verifyInterval(EventConsumerBuilder builder) {
    return builder.registry == null
        ? builder.config.registry().verifyInterval()
        : RegistrySettings.DEFAULT_VERIFY_INTERVAL;
  }

  private static int threads(ConsumerSettings settings) {
    return settings
        .threads()
        .orElse(Math.max(FEWEST_THREADS, 2 * Runtime.getRuntime().availableProcessors()));
  }

  private static Map<String, Object> kafka(EventBusConfig config, String group) {
    Map<String, Object> settings = new HashMap<>();
    config
        .serviceName()
        .ifPresent(name -> settings.put(ConsumerConfig.CLIENT_ID_CONFIG, name + "-" + group));
    settings.put(
        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
        config.consumer().start().name().toLowerCase(Locale.ROOT));
    // A topic that is created after its consumer has started is noticed no sooner than this.
    settings.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG, METADATA_MAX_AGE_MS);
    settings.putAll(config.kafkaFor(ConsumerConfig.configNames()));
    settings.put(ConsumerConfig.GROUP_ID_CONFIG, group);
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    settings.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
    settings.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
    return settings;
  }

  private void run() {
    try {
      loop.run();
    } catch (RuntimeException | Error e) {
      failure = e;
      LOG.error("The consumer of {} has stopped", loop, e);
    } finally {
      workers.shutdown();
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
      if (!workers.awaitTermination(0, TimeUnit.SECONDS)) {
        workers.shutdownNow();
        if (!workers.awaitTermination(AFTER_CLOSE.toSeconds(), TimeUnit.SECONDS)) {
          LOG.warn("A handler goes on although it was interrupted");
        }
      }
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
  public void close() {
    loop.stop();
    if (Thread.currentThread() instanceof WorkerThread worker && worker.owner == this) {
      return; // a handler closes its own consumer, which waits for this handler
    }
    try {
      Duration longest = closeTimeout.plus(AFTER_CLOSE).plus(AFTER_CLOSE).plus(AFTER_CLOSE);
      if (!ended.await(longest.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.warn("The consumer of {} is still closing after {}", loop, longest);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Thread newWorkerThread(Runnable task) {
    return new WorkerThread(this, task, "eventbus-worker-" + workerCount.incrementAndGet());
  }

  /** Knows whose handlers it runs. */
  private static final class WorkerThread extends Thread {
    private final KafkaEventConsumer owner;

    WorkerThread(KafkaEventConsumer owner, Runnable task, String name) {
      super(task, name);
      this.owner = owner;
      setDaemon(true);
    }
  }
}
