package org.openedx.eventbus.producer.internal;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.EventBusException;
import org.openedx.eventbus.TransientEventBusException;
import org.openedx.eventbus.codec.internal.KeyPath;
import org.openedx.eventbus.internal.DaemonThreads;
import org.openedx.eventbus.internal.SafeText;
import org.openedx.eventbus.producer.errors.SendFailedException;
import org.openedx.eventbus.producer.internal.RouteState.SchemaIds;
import org.openedx.eventbus.producer.internal.Routes.Route;
import org.openedx.eventbus.registry.RegistryRejectedException;
import org.openedx.eventbus.registry.RegistryRejectedException.Reason;
import org.openedx.eventbus.registry.SchemaId;
import org.openedx.eventbus.registry.SchemaRegistry;
import org.openedx.eventbus.registry.SchemaRegistry.ResolvedSchemaId;
import org.openedx.eventbus.registry.Subject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks up topics at the broker and schema ids at the registry, on threads that may block. Each
 * result is passed to the caller's callback on such a thread. Thread-safe.
 */
final class Lookups {
  private static final Logger LOG = LoggerFactory.getLogger(Lookups.class);

  /** More than one, so that a slow topic or registry subject does not delay the others. */
  private static final int THREADS = 4;

  private final ScheduledExecutorService executor =
      Executors.newScheduledThreadPool(THREADS, DaemonThreads.named("eventbus-lookups"));
  private final Set<String> running = ConcurrentHashMap.newKeySet();
  private final SchemaRegistry registry;
  private final TopicProvisioner topics;
  private final KafkaTransport transport;

  Lookups(SchemaRegistry registry, TopicProvisioner topics, KafkaTransport transport) {
    this.registry = registry;
    this.topics = topics;
    this.transport = transport;
  }

  /** Result of a lookup: either the ids or the failure. */
  record Result(@Nullable SchemaIds ids, @Nullable Throwable failure) {}

  /**
   * Looks up the topic, which is created if that is configured, and the schema ids.
   *
   * @param inUse the ids that events were sent with; null if there are none
   */
  void prepare(Route route, @Nullable SchemaIds inUse, Duration delay, Consumer<Result> callback) {
    schedule(
        delay,
        callback,
        () -> {
          topics.ensureExists(route.topic());
          transport.refreshMetadata(route.topic());
          return ids(route, inUse);
        });
  }

  /** Looks up the schema ids only. */
  void resolve(Route route, @Nullable SchemaIds inUse, Consumer<Result> callback) {
    schedule(Duration.ZERO, callback, () -> ids(route, inUse));
  }

  private void schedule(Duration delay, Consumer<Result> callback, Supplier<SchemaIds> lookup) {
    Runnable task =
        () -> {
          Result result;
          try {
            result = new Result(lookup.get(), null);
          } catch (RuntimeException | Error e) {
            result = new Result(null, classify(e));
          }
          callback.accept(result);
        };
    try {
      var unused = executor.schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      LOG.debug("Lookup rejected: the producer is closed", e);
    }
  }

  /** Returns a transient exception if the lookup can succeed later, a permanent one otherwise. */
  private static RuntimeException classify(Throwable failure) {
    if (failure instanceof EventBusException known) {
      return known;
    }
    if (failure instanceof org.apache.kafka.common.errors.RetriableException
        || failure instanceof InterruptException) {
      return new TransientEventBusException(
          "the broker did not answer: " + failure.getMessage(), failure);
    }
    if (failure instanceof AuthenticationException) {
      return new TransientEventBusException(
          "the broker rejects the credentials (eventbus.kafka.*): " + failure.getMessage(),
          failure);
    }
    return new SendFailedException(
        "looking up the topic or its schema failed: " + failure, failure);
  }

  /**
   * Returns whether a failed lookup can succeed without a change of the schema. A schema that is
   * not registered may be registered by a deployment, or not be replicated yet.
   */
  static boolean isTransient(Throwable failure) {
    return failure instanceof TransientEventBusException
        || (failure instanceof RegistryRejectedException rejected
            && rejected.reason() == Reason.SCHEMA_NOT_REGISTERED);
  }

  private SchemaIds ids(Route route, @Nullable SchemaIds inUse) {
    ResolvedSchemaId value =
        id(
            route.valueSubject(),
            route.type().schema().text(),
            inUse == null ? null : inUse.value());
    if (route.key().isEmpty()) {
      return new SchemaIds(value.id(), null, value.verified());
    }
    KeyPath path = route.key().get();
    ResolvedSchemaId key =
        id(
            Subject.key(route.topic(), path.primitive()),
            path.schemaText(),
            inUse == null ? null : inUse.key());
    return new SchemaIds(value.id(), key.id(), value.verified() && key.verified());
  }

  /**
   * Returns the id of a schema: the one in use for as long as it is registered and has the same
   * meaning. Another client may have registered another text meanwhile, so that a producer that
   * starts now gets another id.
   */
  private ResolvedSchemaId id(Subject subject, String text, @Nullable SchemaId inUse) {
    ResolvedSchemaId found = registry.resolve(subject, text);
    return inUse != null && !found.id().equals(inUse) && registry.isRegistered(subject, inUse, text)
        ? new ResolvedSchemaId(inUse, found.verified())
        : found;
  }

  /**
   * Looks the ids of topics up again, and passes the topics that do not exist to the callback. Does
   * nothing while an earlier call is running.
   */
  void check(Set<String> topicNames, Consumer<Set<String>> callback) {
    runExclusively("check topics", () -> callback.accept(topics.describe(topicNames).keySet()));
  }

  /** Returns the id of a topic at its last look-up; null if it is not known. */
  @Nullable Uuid topicId(String topic) {
    return topics.lastId(topic);
  }

  /** Renews Kafka's metadata of an idle topic, so that the next send need not wait for it. */
  void refreshMetadata(String topic) {
    runExclusively(topic, () -> transport.refreshMetadata(topic));
  }

  /** Makes Kafka send its buffered records now. */
  void flush() {
    runExclusively("flush all", transport::flush);
  }

  /** Runs a task unless it is already running: it may block, and must not pile up. */
  private void runExclusively(String name, Runnable task) {
    if (!running.add(name)) {
      return;
    }
    try {
      executor.execute(
          () -> {
            try {
              task.run();
            } catch (RuntimeException e) {
              LOG.debug("Background task '{}' failed: {}", name, SafeText.message(e));
            } finally {
              running.remove(name);
            }
          });
    } catch (RejectedExecutionException e) {
      LOG.debug("Background task '{}' rejected: the producer is closed", name, e);
    }
  }

  void close() {
    executor.shutdownNow();
    topics.close();
  }
}
