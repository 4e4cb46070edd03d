package org.openedx.eventbus.producer;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.codec.KeyPath;
import org.openedx.eventbus.producer.Lane.LaneIds;
import org.openedx.eventbus.registry.Resolved;
import org.openedx.eventbus.registry.SchemaRegistry;
import org.openedx.eventbus.registry.Subject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks up topics at the broker and schema ids at the registry, on threads that may block. Each
 * result is passed to the caller's callback on such a thread. Thread-safe.
 */
final class Lookups {
  private static final Logger LOG = LoggerFactory.getLogger(Lookups.class);
  private static final int THREADS = 4;

  private final ScheduledExecutorService executor =
      Executors.newScheduledThreadPool(THREADS, Daemons.named("eventbus-lookups"));
  private final Set<String> underWay = ConcurrentHashMap.newKeySet();
  private final SchemaRegistry registry;
  private final Topics topics;
  private final Transport transport;

  Lookups(SchemaRegistry registry, Topics topics, Transport transport) {
    this.registry = registry;
    this.topics = topics;
    this.transport = transport;
  }

  /** Result of a lookup: either the ids or the failure. */
  record Answer(@Nullable LaneIds ids, @Nullable Throwable problem) {}

  /** Looks up the topic, which is created if that is configured, and the schema ids. */
  void prepare(Route route, Consumer<Answer> then) {
    prepareLater(route, Duration.ZERO, then);
  }

  void prepareLater(Route route, Duration delay, Consumer<Answer> then) {
    later(
        delay,
        then,
        () -> {
          topics.ensure(route.topic());
          transport.touch(route.topic());
          return ids(route);
        });
  }

  /** Looks up the schema ids only. */
  void resolve(Route route, Consumer<Answer> then) {
    later(Duration.ZERO, then, () -> ids(route));
  }

  private void later(
      Duration delay, Consumer<Answer> then, java.util.function.Supplier<LaneIds> lookup) {
    Runnable task =
        () -> {
          Answer answer;
          try {
            answer = new Answer(lookup.get(), null);
          } catch (RuntimeException | Error e) {
            answer = new Answer(null, LookupFailures.of(e));
          }
          then.accept(answer);
        };
    try {
      var unused = executor.schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      LOG.debug("Lookup rejected: the producer is closed", e);
    }
  }

  private LaneIds ids(Route route) {
    Resolved value = registry.resolve(route.valueSubject(), route.type().schema().text());
    if (route.key().isEmpty()) {
      return new LaneIds(value.id(), null, value.verified());
    }
    KeyPath path = route.key().get();
    Resolved key =
        registry.resolve(Subject.key(route.topic(), path.primitive()), path.schemaText());
    return new LaneIds(value.id(), key.id(), value.verified() && key.verified());
  }

  /** Renews Kafka's metadata of an idle topic, so that the next send need not wait for it. */
  void keepWarm(String topic) {
    alone(topic, () -> transport.touch(topic));
  }

  /** Makes Kafka send its buffered records now. */
  void flush() {
    alone("flush", transport::flush);
  }

  /** Runs a task unless it is already running: it may block, and must not pile up. */
  private void alone(String what, Runnable task) {
    if (!underWay.add(what)) {
      return;
    }
    try {
      executor.execute(
          () -> {
            try {
              task.run();
            } catch (RuntimeException e) {
              LOG.debug("Background task '{}' failed: {}", what, e.getMessage());
            } finally {
              underWay.remove(what);
            }
          });
    } catch (RejectedExecutionException e) {
      LOG.debug("Background task '{}' rejected: the producer is closed", what, e);
    }
  }

  void close() {
    executor.shutdownNow();
    topics.close();
  }
}
