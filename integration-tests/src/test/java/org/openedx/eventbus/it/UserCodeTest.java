package org.openedx.eventbus.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openedx.eventbus.consumer.EventConsumer;
import org.openedx.eventbus.consumer.monitoring.ConsumerHealth;
import org.openedx.eventbus.consumer.monitoring.ConsumerListener;
import org.openedx.eventbus.embedded.junit.EventBusTest;
import org.openedx.eventbus.event.Event;
import org.openedx.eventbus.event.EventType;
import org.openedx.eventbus.handler.Backoff;
import org.openedx.eventbus.handler.Delivery;
import org.openedx.eventbus.handler.EventRejectedException;
import org.openedx.eventbus.handler.FailurePolicy;
import org.openedx.eventbus.handler.HandlerOptions;

/** Whatever handlers, listeners and their exceptions do stops at most the key of the event. */
@EventBusTest
class UserCodeTest {
  private static final Backoff SOON =
      Backoff.exponential(Duration.ofMillis(1), Duration.ofMillis(2));
  private static final InheritableThreadLocal<String> IDENTITY = new InheritableThreadLocal<>();

  private final EventType<GenericRecord> type = TestEvents.type("code", "code");

  @RegisterExtension final Bus bus = Bus.shared();

  /** Exception whose message is computed when it is read. */
  private static final class LazyException extends EventRejectedException {
    private static final long serialVersionUID = 1L;

    private final transient Supplier<String> text;

    LazyException(Supplier<String> text) {
      super("lazy");
      this.text = text;
    }

    @Override
    public String getMessage() {
      return text.get();
    }

    @Override
    public synchronized Throwable getCause() {
      return new LazyException(text);
    }

    @Override
    public StackTraceElement[] getStackTrace() {
      throw new IllegalStateException("no stack trace");
    }
  }

  private static String fail() {
    throw new IllegalStateException("no message");
  }

  private static String overflow() {
    return overflow();
  }

  @Test
  void exceptionsWithoutTextBecomeDeadLettersAndTheConsumerContinues() throws Exception {
    Map<String, Supplier<Throwable>> failures =
        Map.of(
            "throws", () -> new LazyException(UserCodeTest::fail),
            "null", () -> new LazyException(() -> null),
            "overflows", () -> new LazyException(UserCodeTest::overflow),
            "long", () -> new LazyException(() -> "x".repeat(1_000_000)),
            "error", () -> new OutOfMemoryError("of the handler"));
    for (String each : failures.keySet()) {
      bus.send(type, each, 0);
      bus.send(type, each, 1);
    }
    CollectingHandler seen = new CollectingHandler();
    Set<String> failed = ConcurrentHashMap.newKeySet();
    try (EventConsumer consumer =
        bus.consumer()
            .onFailure(FailurePolicy.retry(1, SOON).thenDeadLetter())
            .on(
                type,
                (Event<GenericRecord> event, Delivery delivery) -> {
                  if (TestEvents.number(event) == 0) {
                    UserCodeTest.<RuntimeException>raise(
                        failures.get(TestEvents.user(event)).get());
                  }
                  seen.handle(event, delivery);
                })
            .listener(
                new ConsumerListener() {
                  @Override
                  public void onFailed(FailedDelivery event) {
                    failed.add(event.cause().toString());
                    throw new LazyException(UserCodeTest::fail);
                  }

                  @Override
                  public void onDeadLettered(DeadLetteredDelivery event) {
                    throw new LazyException(() -> null);
                  }
                })
            .pausedWhile(() -> false)
            .start()) {
      seen.await(failures.size());
      Await.until("dead letters", () -> bus.deadLetters().size() == failures.size());
      assertThat(consumer.health().status()).isEqualTo(ConsumerHealth.Status.RUNNING);
    }
    assertThat(failed).containsExactly("java.lang.OutOfMemoryError: of the handler");
    assertThat(bus.deadLetters())
        .extracting(each -> Bus.header(each, "dlq_cause"))
        .contains(LazyException.class.getName(), OutOfMemoryError.class.getName());
  }

  @SuppressWarnings("unchecked") // throws any exception, as other JVM languages do
  private static <E extends Throwable> void raise(Throwable failure) throws E {
    throw (E) failure;
  }

  @Test
  void messageThatNeverReturnsBlocksOnlyItsKey() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch over = new CountDownLatch(1);
    Supplier<String> never =
        () -> {
          asked.countDown();
          while (over.getCount() > 0) {
            Thread.onSpinWait(); // ignores interrupts
          }
          return "at last";
        };
    CollectingHandler seen = new CollectingHandler();
    bus.send(type, "hangs", 0);
    try (EventConsumer consumer =
        bus.consumer("consumer.concurrency", "2", "consumer.close-timeout", "100ms")
            .on(
                type,
                (Event<GenericRecord> event, Delivery delivery) -> {
                  if (TestEvents.user(event).equals("hangs")) {
                    throw new LazyException(never);
                  }
                  seen.handle(event, delivery);
                })
            .start()) {
      assertThat(asked.await(30, TimeUnit.SECONDS)).isTrue();
      for (int n = 0; n < 20; n++) {
        bus.send(type, "other-" + n, n);
      }
      seen.await(20);
      assertThat(consumer.health().inFlight()).isEqualTo(1);
      assertThat(consumer.isRunning()).isTrue();
      over.countDown();
      Await.until("the dead letter", () -> bus.deadLetters().size() == 1);
    }
  }

  @Test
  void handlersGetNothingOfTheCallerOfStartNorOfEarlierHandlers() throws Exception {
    ConcurrentLinkedQueue<List<Object>> met = new ConcurrentLinkedQueue<>();
    AtomicBoolean foreignLeft = new AtomicBoolean();
    for (int n = 0; n < 20; n++) {
      bus.send(type, "key-" + n, n);
    }
    FutureTask<EventConsumer> start =
        new FutureTask<>(
            () -> {
              IDENTITY.set("ada"); // of the request in which the consumer is started
              return bus.consumer("consumer.concurrency", "1")
                  .on(
                      type,
                      HandlerOptions.handler("leaves-things-behind")
                          .calls(
                              (Event<GenericRecord> event) -> {
                                Thread current = Thread.currentThread();
                                met.add(
                                    List.of(
                                        String.valueOf(IDENTITY.get()),
                                        current.getContextClassLoader(),
                                        Thread.currentThread().isInterrupted()));
                                current.setContextClassLoader(new ClassLoader(null) {});
                                current.interrupt();
                                foreignLeft.set(true);
                              }))
                  .start();
            });
    Thread starter = new Thread(start, "request");
    starter.setDaemon(true);
    starter.setContextClassLoader(new ClassLoader(getClass().getClassLoader()) {});
    starter.start();
    try (EventConsumer consumer = start.get(30, TimeUnit.SECONDS)) {
      Await.until("all events are handled", () -> met.size() == 20);
      assertThat(foreignLeft).isTrue();
      assertThat(met).containsOnly(List.of("null", getClass().getClassLoader(), false));
      assertThat(
              Thread.getAllStackTraces().keySet().stream()
                  .filter(each -> each.getName().equals("eventbus-poll-" + bus.group("g"))))
          .singleElement()
          .matches(each -> !each.isDaemon(), "keeps the process alive");
    }
  }
}
