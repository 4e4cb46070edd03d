package org.openedx.eventbus.consumer.deadletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openedx.eventbus.consumer.deadletter.model.Disposition.EXHAUSTED;
import static org.openedx.eventbus.consumer.deadletter.model.Disposition.PARKED;
import static org.openedx.eventbus.consumer.internal.deadletter.DeadLetterSamples.parking;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.openedx.eventbus.consumer.deadletter.DeadLetterList.Resolved;
import org.openedx.eventbus.consumer.deadletter.model.DeadLetter;
import org.openedx.eventbus.consumer.deadletter.model.Resolution;
import org.openedx.eventbus.consumer.internal.deadletter.DeadLetterSamples;

/** Which parked events a redrive of their key includes, and when it ends. */
class ParkedRedriveTest {
  private static final DeadLetter FIRST = parking(1, "ada", 101, EXHAUSTED, 0);
  private static final DeadLetter SECOND = parking(2, "ada", 102, PARKED, 0);
  private static final DeadLetter THIRD = parking(3, "ada", 103, PARKED, 0);
  private static final DeadLetter UNPARKED = DeadLetterSamples.exhausted(1, "ada", 101, 0);

  private final FakeTicker ticker = new FakeTicker();
  private final Map<DeadLetter, Long> writtenAt = new LinkedHashMap<>();
  private final Map<DeadLetter, Long> handledAt = new LinkedHashMap<>();
  private final List<DeadLetter> redriven = new ArrayList<>();

  private boolean isPast(Map<DeadLetter, Long> times, DeadLetter deadLetter) {
    return times.getOrDefault(deadLetter, Long.MAX_VALUE) <= ticker.millis();
  }

  private Resolved resolved(DeadLetter deadLetter) {
    Stream<Resolution.Kind> kinds =
        isPast(handledAt, deadLetter)
            ? Stream.of(Resolution.Kind.REDRIVEN, Resolution.Kind.HANDLED)
            : Stream.of(Resolution.Kind.REDRIVEN);
    return new Resolved(
        deadLetter,
        kinds
            .map(
                kind ->
                    new Resolution(
                        deadLetter.id(), kind, "ada@host", Instant.EPOCH, Optional.empty()))
            .toList());
  }

  private DeadLetterList list() {
    return new DeadLetterList(
        writtenAt.keySet().stream()
            .filter(each -> isPast(writtenAt, each) && !redriven.contains(each))
            .toList(),
        redriven.stream().map(this::resolved).toList(),
        List.of());
  }

  private RedriveReport redrive(DeadLetter first, RedriveOptions options)
      throws InterruptedException {
    redriven.add(first);
    RedriveReport before = new RedriveReport(List.of(first), List.of(), List.of(), 0);
    return new ParkedRedrive(
            this::list,
            deadLetters -> {
              redriven.addAll(deadLetters);
              return deadLetters;
            },
            ticker)
        .run(List.of(first), before, options);
  }

  @Test
  void eventsParkedWithinGracePeriodAreRedriven() throws Exception {
    handledAt.put(FIRST, 500L);
    writtenAt.put(SECOND, 1500L);
    handledAt.put(SECOND, 3000L);
    writtenAt.put(THIRD, 4500L);

    assertThat(redrive(FIRST, RedriveOptions.DEFAULT).redriven())
        .containsExactly(FIRST, SECOND, THIRD);
  }

  @Test
  void eventsParkedAfterGracePeriodStayParked() throws Exception {
    handledAt.put(FIRST, 500L);
    writtenAt.put(SECOND, 2600L);

    assertThat(redrive(FIRST, RedriveOptions.DEFAULT).redriven()).containsExactly(FIRST);
    assertThat(ticker.millis()).isEqualTo(500 + ParkedRedrive.GRACE_PERIOD.toMillis());
  }

  @Test
  void endsAfterTimeoutWithoutAnOutcome() throws Exception {
    assertThat(redrive(FIRST, RedriveOptions.DEFAULT).redriven()).containsExactly(FIRST);
    assertThat(ticker.millis()).isEqualTo(ParkedRedrive.OUTCOME_TIMEOUT.toMillis());
  }

  @Test
  void endsAtOnceWithoutParkedKeys() throws Exception {
    assertThat(redrive(UNPARKED, RedriveOptions.DEFAULT).redriven()).containsExactly(UNPARKED);
    assertThat(ticker.millis()).isZero();
  }

  @Test
  void followingDeadLettersCountTowardsTheLimit() throws Exception {
    writtenAt.put(SECOND, 0L);
    writtenAt.put(THIRD, 0L);

    RedriveReport report = redrive(FIRST, RedriveOptions.DEFAULT.limit(2));

    assertThat(report.redriven()).containsExactly(FIRST, SECOND);
    assertThat(report.remaining()).isEqualTo(1);
  }

  @Test
  void limitHoldsOverSeveralRounds() throws Exception {
    writtenAt.put(SECOND, 0L);
    writtenAt.put(THIRD, 1000L);

    assertThat(redrive(FIRST, RedriveOptions.DEFAULT.limit(2)).redriven())
        .containsExactly(FIRST, SECOND);
    assertThat(ticker.millis()).as("it waits for no more").isZero();
  }

  @Test
  void nothingFollowsWhenTheLimitIsReached() throws Exception {
    writtenAt.put(SECOND, 0L);

    assertThat(redrive(FIRST, RedriveOptions.DEFAULT.limit(1)).redriven()).containsExactly(FIRST);
  }
}
