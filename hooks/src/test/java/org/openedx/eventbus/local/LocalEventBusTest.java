package org.openedx.eventbus.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;
import org.openedx.eventbus.avro.WireSchema;
import org.openedx.eventbus.codec.GenericCodec;
import org.openedx.eventbus.codec.internal.PlainJson;
import org.openedx.eventbus.event.CustomHeaders;
import org.openedx.eventbus.event.Event;
import org.openedx.eventbus.event.EventDroppedException;
import org.openedx.eventbus.event.EventFilter;
import org.openedx.eventbus.event.EventName;
import org.openedx.eventbus.event.EventProducer;
import org.openedx.eventbus.event.EventType;
import org.openedx.eventbus.event.InvalidPayloadException;
import org.openedx.eventbus.event.MetadataFactory;
import org.openedx.eventbus.event.SendOptions;
import org.openedx.eventbus.event.SentEvent;
import org.openedx.eventbus.handler.Delivery;
import org.openedx.eventbus.handler.EventHandler;
import org.openedx.eventbus.handler.HandlerOptions;
import org.openedx.eventbus.local.DispatchResult.HandlerResult;

class LocalEventBusTest {
  private static final EventType<GenericRecord> GREETED =
      GenericCodec.eventType(
              EventName.of("org.openedx.learning.world.greeted.v1"),
              WireSchema.of(
                  "{\"type\":\"record\",\"name\":\"CloudEvent\",\"namespace\":\"org.openedx.learning.world.greeted.v1\","
                      + "\"fields\":[{\"name\":\"by\",\"type\":\"string\"}]}"))
          .build();

  private static final EventType<GenericRecord> LEFT =
      GenericCodec.eventType(
              EventName.of("org.openedx.learning.world.left.v1"),
              WireSchema.of(
                  "{\"type\":\"record\",\"name\":\"CloudEvent\",\"namespace\":\"org.openedx.learning.world.left.v1\","
                      + "\"fields\":[{\"name\":\"at\",\"type\":\"string\"}]}"))
          .build();
  private static final MetadataFactory METADATA = MetadataFactory.of("openedx/test/web");

  private final LocalEventBus bus = LocalEventBus.create();
  private final List<Event<GenericRecord>> seen = new ArrayList<>();

  @Test
  void handlersHaveRunWhenSendReturns() {
    bus.on(GREETED, event -> seen.add(event)).on(GREETED, (event, delivery) -> seen.add(event));
    SentEvent sent = bus.sendAndWait(GREETED, payload());
    assertThat(seen)
        .hasSize(2)
        .allSatisfy(event -> assertThat(event.payload()).isEqualTo(payload()));
    assertThat(seen.get(0).metadata()).isEqualTo(sent.metadata());
  }

  /** Filters that rename the sender on each way, and drop events of certain senders. */
  private static final EventFilter RENAMING =
      new EventFilter() {
        @Override
        public <T> Event<T> outbound(Event<T> event) {
          return renamed(event, "out");
        }

        @Override
        public <T> Event<T> inbound(Event<T> event) {
          return renamed(event, "in");
        }

        @SuppressWarnings("unchecked") // all payloads of this test are generic records
        private <T> Event<T> renamed(Event<T> event, String way) {
          String by = ((GenericRecord) event.payload()).get("by").toString();
          if (by.startsWith("dropped " + way)) {
            throw new EventDroppedException("dropped " + way);
          }
          GenericRecord copy = new GenericData.Record(GREETED.schema().schema());
          copy.put("by", by + " " + way);
          return event.withPayload((T) copy);
        }
      };

  private static GenericRecord by(String name) {
    GenericRecord payload = new GenericData.Record(GREETED.schema().schema());
    payload.put("by", name);
    return payload;
  }

  private List<String> senders() {
    return seen.stream().map(each -> each.payload().get("by").toString()).toList();
  }

  @Test
  void filtersRunBeforeSendingAndBeforeEachHandler() {
    LocalEventBus filtered = LocalEventBus.builder().filters(RENAMING).build();
    filtered.on(GREETED, event -> seen.add(event)).on(GREETED, (event, at) -> seen.add(event));

    filtered.sendAndWait(GREETED, by("ada"));

    assertThat(senders()).containsExactly("ada out in", "ada out in");
  }

  @Test
  void eventThatAFilterDropsIsNotSentOrNotHandled() {
    List<String> reasons = new ArrayList<>();
    LocalEventBus filtered =
        LocalEventBus.builder()
            .filters(RENAMING)
            .listener(
                new LocalListener() {
                  @Override
                  public void onDropped(DroppedEvent event) {
                    reasons.add(event.reason());
                  }
                })
            .build();
    filtered.on(GREETED, event -> seen.add(event));

    SentEvent notSent = filtered.sendAndWait(GREETED, by("dropped out"));
    DispatchResult<GenericRecord> notHandled = filtered.dispatch(GREETED, by("dropped in")).join();
    DispatchResult<GenericRecord> handled = filtered.dispatch(GREETED, by("ada")).join();

    assertThat(notSent.notSentReason()).contains("dropped out");
    assertThat(notHandled.sent().join().notSentReason()).as("it was sent").isEmpty();
    assertThat(notHandled.results()).isEmpty();
    assertThat(notHandled.failure()).isEmpty();
    assertThat(handled.results()).hasSize(1);
    assertThat(senders()).containsExactly("ada out in");
    assertThat(reasons).containsExactly("dropped out", "dropped in");
  }

  @Test
  void handlersReceiveCustomHeaders() {
    bus.on(GREETED, event -> seen.add(event));

    bus.sendAndWait(GREETED, payload(), SendOptions.header("tenant", "acme"));

    assertThat(seen.get(0).headers()).isEqualTo(CustomHeaders.of("tenant", "acme"));
  }

  @Test
  void otherHandlersRunWhenOneThrows() {
    bus.on(
            GREETED,
            (event, delivery) -> {
              throw new IllegalStateException("no");
            })
        .on(GREETED, event -> seen.add(event));
    assertThatThrownBy(() -> bus.send(GREETED, payload()).join())
        .isInstanceOf(CompletionException.class)
        .hasRootCauseMessage("no");
    assertThat(seen).hasSize(1);
  }

  @Test
  void payloadThatItsContractDoesNotAllowIsRejected() {
    assertThatThrownBy(() -> bus.send(GREETED, new GenericData.Record(GREETED.schema().schema())))
        .isInstanceOf(InvalidPayloadException.class)
        .hasMessageContaining("by is null");
  }

  @Test
  void handlersRunInTheOrderOfRegistrationAndEachHasAResult() {
    IllegalStateException no = new IllegalStateException("no");
    bus.on(GREETED, HandlerOptions.handler("first").calls(event -> seen.add(event)))
        .on(
            GREETED,
            HandlerOptions.handler("second")
                .calls(
                    event -> {
                      throw no;
                    }))
        .on(GREETED, HandlerOptions.handler("third").calls(event -> seen.add(event)));

    DispatchResult<GenericRecord> dispatched = bus.dispatch(GREETED, payload()).join();

    assertThat(dispatched.results())
        .extracting(each -> each.handler().name())
        .containsExactly("first", "second", "third");
    assertThat(dispatched.results())
        .extracting(HandlerResult::failure)
        .containsExactly(Optional.empty(), Optional.of(no), Optional.empty());
    assertThat(dispatched.failure()).contains(no);
    assertThat(seen).hasSize(2).containsOnly(dispatched.event());
  }

  @Test
  void failuresOfOtherHandlersAreSuppressedInTheFirst() {
    bus.on(GREETED, failing("one")).on(GREETED, failing("two")).on(GREETED, failing("three"));
    assertThatThrownBy(() -> bus.sendAndWait(GREETED, payload()))
        .hasMessage("one")
        .satisfies(
            e ->
                assertThat(e.getSuppressed())
                    .extracting(Throwable::getMessage)
                    .contains("two", "three"));
  }

  @Test
  void otherHandlersRunAfterAnError() {
    bus.on(
            GREETED,
            event -> {
              throw new AssertionError("wrong");
            })
        .on(GREETED, event -> seen.add(event));
    assertThat(bus.dispatch(GREETED, payload()).join().failure().orElseThrow())
        .isInstanceOf(AssertionError.class);
    assertThat(seen).hasSize(1);
  }

  @Test
  void strictBusStopsAtTheFirstFailureAndDoesNotPublish() {
    Published published = new Published();
    LocalEventBus strict =
        LocalEventBus.builder().metadata(METADATA).strict().publishingTo(published).build();
    strict
        .on(GREETED, event -> seen.add(event))
        .on(GREETED, failing("no"))
        .on(GREETED, event -> seen.add(event));

    assertThatThrownBy(() -> strict.sendAndWait(GREETED, payload()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("no");

    assertThat(seen).hasSize(1);
    assertThat(published.events).isEmpty();
  }

  @Test
  void eventOfADisabledTypeIsCheckedAndDropped() {
    Published published = new Published();
    List<String> dropped = new ArrayList<>();
    LocalEventBus bus =
        LocalEventBus.builder()
            .metadata(METADATA)
            .publishingTo(published)
            .listener(
                new LocalListener() {
                  @Override
                  public void onDropped(DroppedEvent event) {
                    dropped.add(event.reason());
                  }
                })
            .build()
            .on(GREETED, event -> seen.add(event));
    bus.disable(GREETED);

    SentEvent sent = bus.sendAndWait(GREETED, payload());

    assertThat(sent.notSentReason().orElseThrow()).contains("disabled");
    assertThat(dropped).hasSize(1);
    assertThat(seen).isEmpty();
    assertThat(published.events).isEmpty();
    assertThatThrownBy(() -> bus.send(GREETED, new GenericData.Record(GREETED.schema().schema())))
        .isInstanceOf(InvalidPayloadException.class);

    bus.enable(GREETED);
    bus.sendAndWait(GREETED, payload());
    assertThat(seen).hasSize(1);
    assertThat(published.events).hasSize(1);
  }

  @Test
  void enabledTypeIsHandledWhileAllOthersAreDisabled() {
    bus.on(GREETED, event -> seen.add(event)).on(LEFT, event -> seen.add(event));
    bus.disableAll();
    bus.enable(LEFT);
    bus.sendAndWait(GREETED, payload());
    bus.sendAndWait(LEFT, left());
    assertThat(seen).extracting(event -> event.type().name()).containsExactly(LEFT.name());
    assertThat(bus.isEnabled(GREETED)).isFalse();
    bus.enableAll();
    assertThat(bus.isEnabled(GREETED)).isTrue();
  }

  @Test
  void eventIsPublishedAfterTheHandlersEvenIfOneFails() {
    List<String> order = new ArrayList<>();
    Published published = new Published();
    published.before = () -> order.add("published");
    LocalEventBus linked =
        LocalEventBus.builder().metadata(METADATA).publishingTo(published).build();
    linked.on(GREETED, event -> order.add("handled")).on(GREETED, failing("no"));

    SentEvent sent = linked.sendAndWait(GREETED, payload());

    assertThat(order).containsExactly("handled", "published");
    assertThat(sent.placements()).extracting(SentEvent.Placement::topic).containsExactly("kafka");
    assertThat(published.events).extracting(Event::metadata).containsExactly(sent.metadata());
  }

  @Test
  void failureToPublishFailsTheFutureAndKeepsTheResultsOfHandlers() {
    Published published = new Published();
    published.before =
        () -> {
          throw new IllegalStateException("full");
        };
    LocalEventBus linked =
        LocalEventBus.builder().metadata(METADATA).publishingTo(published).build();
    linked.on(GREETED, event -> seen.add(event));

    DispatchResult<GenericRecord> dispatched = linked.dispatch(GREETED, payload()).join();

    assertThat(dispatched.results()).hasSize(1);
    assertThat(dispatched.sent()).isCompletedExceptionally();
    assertThatThrownBy(() -> linked.sendAndWait(GREETED, payload())).hasMessage("full");
  }

  @Test
  void publishingBusWithoutMetadataIsRejected() {
    assertThatThrownBy(() -> LocalEventBus.builder().publishingTo(new Published()).build())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("metadata");
  }

  @Test
  void receivedEventIsHandledAndNotPublishedAgain() throws Exception {
    Published published = new Published();
    List<Delivery> deliveries = new ArrayList<>();
    LocalEventBus linked =
        LocalEventBus.builder().metadata(METADATA).publishingTo(published).build();
    linked
        .on(GREETED, (event, delivery) -> deliveries.add(delivery))
        .on(GREETED, event -> linked.send(event)) // sends the event that it is processing
        .on(GREETED, event -> linked.send(LEFT, left())); // sends another event

    Delivery delivery = new Delivery("prod-greetings", 2, 17, 1);
    linked
        .asHandler()
        .handle(untyped(new Event<>(GREETED, METADATA.now(GREETED), payload())), delivery);

    assertThat(deliveries).containsExactly(delivery);
    assertThat(published.events)
        .extracting(event -> event.type().name())
        .containsExactly(LEFT.name());
  }

  @Test
  void eventThatItsOwnHandlerSendsIsDropped() {
    Published published = new Published();
    LocalEventBus linked =
        LocalEventBus.builder().metadata(METADATA).publishingTo(published).build();
    List<Optional<String>> reasons = new ArrayList<>();
    linked
        .on(GREETED, event -> seen.add(event))
        .on(GREETED, event -> reasons.add(linked.send(event).join().notSentReason()));
    linked.sendAndWait(GREETED, payload());
    assertThat(seen).hasSize(1);
    assertThat(published.events).hasSize(1);
    assertThat(reasons).hasSize(1).allSatisfy(reason -> assertThat(reason).isPresent());
  }

  @Test
  void receiveThrowsTheFirstFailureAfterAllHandlersHaveRun() {
    bus.on(GREETED, failing("no")).on(GREETED, event -> seen.add(event));
    Event<GenericRecord> event = new Event<>(GREETED, METADATA.now(GREETED), payload());
    assertThatThrownBy(() -> bus.receive(event, new Delivery("t", 0, 0, 1)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("no");
    assertThat(seen).hasSize(1);
  }

  @Test
  void sendReturnsBeforeTheHandlersRunOnAnExecutor() {
    Deque<Runnable> tasks = new ArrayDeque<>();
    Published published = new Published();
    LocalEventBus later =
        LocalEventBus.builder()
            .metadata(METADATA)
            .executor(tasks::add)
            .publishingTo(published)
            .build()
            .on(GREETED, event -> seen.add(event));

    var sent = later.send(GREETED, payload());

    assertThat(sent).isNotDone();
    assertThat(seen).isEmpty();
    assertThat(published.events).isEmpty();
    tasks.remove().run();
    assertThat(sent).isCompleted();
    assertThat(seen).hasSize(1);
    assertThat(published.events).hasSize(1);
  }

  @Test
  void flushWaitsForHandlersOnAnExecutor() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      LocalEventBus later = LocalEventBus.builder().executor(threads).build();
      CountDownLatch sent = new CountDownLatch(1);
      AtomicInteger done = new AtomicInteger();
      later.on(
          GREETED,
          event -> {
            sent.await();
            done.incrementAndGet();
          });
      for (int i = 0; i < 20; i++) {
        var unused = later.send(GREETED, payload());
      }
      sent.countDown();
      later.flush();
      assertThat(done).hasValue(20);
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void secondHandlerOfTheSameNameAndTypeIsRejected() {
    bus.on(GREETED, HandlerOptions.handler("mailer").calls(event -> {}))
        .on(LEFT, HandlerOptions.handler("mailer").calls(event -> {}));
    assertThatThrownBy(() -> bus.on(GREETED, HandlerOptions.handler("mailer").calls(event -> {})))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("mailer")
        .hasMessageContaining(GREETED.name().value());
  }

  @Test
  void handlerIsDisconnectedByNameOrByObject() {
    EventHandler<GenericRecord> handler = event -> seen.add(event);
    bus.on(GREETED, handler)
        .on(GREETED, HandlerOptions.handler("named").calls(event -> seen.add(event)));
    assertThat(bus.disconnect(GREETED, handler)).isTrue();
    assertThat(bus.disconnect(GREETED, handler)).isFalse();
    bus.sendAndWait(GREETED, payload());
    assertThat(seen).hasSize(1);
    assertThat(bus.disconnect(GREETED, "named")).isTrue();
    assertThat(bus.disconnect(GREETED, "named")).isFalse();
    bus.sendAndWait(GREETED, payload());
    assertThat(seen).hasSize(1);
  }

  @Test
  void listenerReceivesTheTimeOfEachHandlerAndSlowOnesAgain() {
    AtomicLong nanos = new AtomicLong();
    Map<String, Duration> times = new LinkedHashMap<>();
    List<String> slow = new ArrayList<>();
    LocalEventBus timed =
        LocalEventBus.builder()
            .nanos(nanos::get)
            .slowThreshold(Duration.ofMillis(100))
            .listener(
                new LocalListener() {
                  @Override
                  public void onHandled(HandledEvent event) {
                    times.put(event.handler().name(), event.duration());
                  }

                  @Override
                  public void onFailed(FailedEvent event) {
                    times.put(event.handler().name(), event.duration());
                  }

                  @Override
                  public void onSlow(SlowEvent event) {
                    slow.add(event.handler().name());
                    throw new IllegalStateException("failures of a listener are ignored");
                  }
                })
            .build()
            .on(
                GREETED,
                HandlerOptions.handler("quick").calls(event -> nanos.addAndGet(100_000_000)))
            .on(
                GREETED,
                HandlerOptions.handler("slow").calls(event -> nanos.addAndGet(100_000_001)))
            .on(GREETED, HandlerOptions.handler("failing").calls(failing("no")));

    assertThat(timed.send(GREETED, payload())).isCompletedExceptionally();

    assertThat(times)
        .containsExactly(
            Map.entry("quick", Duration.ofMillis(100)),
            Map.entry("slow", Duration.ofNanos(100_000_001)),
            Map.entry("failing", Duration.ZERO));
    assertThat(slow).containsExactly("slow");
  }

  private static EventHandler<GenericRecord> failing(String message) {
    return event -> {
      throw new IllegalStateException(message);
    };
  }

  @SuppressWarnings("unchecked") // an event is only read
  private static Event<Object> untyped(Event<?> event) {
    return (Event<Object>) event;
  }

  /** A producer that records events. */
  private static final class Published implements EventProducer {
    private final List<Event<?>> events = new ArrayList<>();
    private Runnable before = () -> {};

    @Override
    public <T> CompletableFuture<SentEvent> send(
        EventType<T> type, T payload, SendOptions options) {
      return send(METADATA.event(type, payload, options));
    }

    @Override
    public <T> CompletableFuture<SentEvent> send(Event<T> event) {
      before.run();
      events.add(event);
      return CompletableFuture.completedFuture(
          new SentEvent(
              event.metadata(), List.of(new SentEvent.Placement("kafka", 0, 0)), Optional.empty()));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }

  private static GenericRecord left() {
    return PlainJson.read(LEFT, "{\"at\":\"noon\"}");
  }

  private static GenericRecord payload() {
    return PlainJson.read(GREETED, "{\"by\":\"ada\"}");
  }
}
