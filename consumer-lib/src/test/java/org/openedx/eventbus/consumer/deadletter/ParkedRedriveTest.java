package org.openedx.eventbus.consumer.deadletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openedx.eventbus.consumer.deadletter.model.Disposition.EXHAUSTED;
import static org.openedx.eventbus.consumer.deadletter.model.Disposition.PARKED;
import static org.openedx.eventbus.consumer.internal.deadletter.DeadLetterSamples.parking;
import static org.openedx.eventbus.consumer.internal.deadletter.DeadLetterSamples.replacing;
import static org.openedx.eventbus.consumer.internal.deadletter.DeadLetterSamples.resolved;
import static org.openedx.eventbus.consumer.internal.deadletter.DeadLetterSamples.written;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.openedx.eventbus.consumer.deadletter.model.DeadLetter;
import org.openedx.eventbus.consumer.deadletter.model.Resolution;
import org.openedx.eventbus.consumer.internal.deadletter.DeadLetterRecord;
import org.openedx.eventbus.consumer.internal.deadletter.DeadLetterSamples;

/** Which parked events a redrive of their key includes, and when it ends. */
class ParkedRedriveTest {
  private static final DeadLetter FIRST = parking(1, "ada", 101, EXHAUSTED, 0);
  private static final DeadLetter SECOND = parking(2, "ada", 102, PARKED, 0);
  private static final DeadLetter THIRD = parking(3, "ada", 103, PARKED, 0);
  private static final DeadLetter UNPARKED = DeadLetterSamples.exhausted(1, "ada", 101, 0);

  private final FakeTicker ticker = new FakeTicker();
  private final Map<DeadLetterRecord, Long> times = new LinkedHashMap<>();
  private final List<DeadLetter> redriven = new ArrayList<>();
  private long resolutions = 100;

  private void writtenAt(long millis, DeadLetter deadLetter) {
    times.put(written(deadLetter), millis);
  }

  private void at(long millis, DeadLetter deadLetter, Resolution.Kind kind) {
    times.put(resolved(resolutions++, deadLetter, kind), millis);
  }

  /** Returns the records that were written since the last call. */
  private void changes(Consumer<DeadLetterRecord> records) {
    times.entrySet().stream()
        .filter(each -> each.getValue() <= ticker.millis())
        .sorted(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .toList()
        .forEach(
            each -> {
              records.accept(each);
              times.remove(each);
            });
  }

  private RedriveReport redrive(DeadLetter first, RedriveOptions options)
      throws InterruptedException {
    return redrive(List.of(first), options);
  }

  private RedriveReport redrive(List<DeadLetter> first, RedriveOptions options)
      throws InterruptedException {
    redriven.addAll(first);
    RedriveReport before = new RedriveReport(first, List.of(), List.of(), 0);
    return new ParkedRedrive(this::changes, redriven::addAll, ticker).run(first, before, options);
  }

  @Test
  void eventsParkedWithinGracePeriodAreRedriven() throws Exception {
    at(500, FIRST, Resolution.Kind.HANDLED);
    writtenAt(1500, SECOND);
    at(3000, SECOND, Resolution.Kind.HANDLED);
    writtenAt(4500, THIRD);

    assertThat(redrive(FIRST, RedriveOptions.DEFAULT).redriven())
        .containsExactly(FIRST, SECOND, THIRD);
  }

  @Test
  void eventsParkedAfterGracePeriodStayParked() throws Exception {
    at(500, FIRST, Resolution.Kind.HANDLED);
    writtenAt(2600, SECOND);

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
    writtenAt(0, SECOND);
    writtenAt(0, THIRD);

    RedriveReport report = redrive(FIRST, RedriveOptions.DEFAULT.limit(2));

    assertThat(report.redriven()).containsExactly(FIRST, SECOND);
    assertThat(report.remaining()).isEqualTo(1);
  }

  @Test
  void limitHoldsOverSeveralRounds() throws Exception {
    writtenAt(0, SECOND);
    writtenAt(1000, THIRD);

    assertThat(redrive(FIRST, RedriveOptions.DEFAULT.limit(2)).redriven())
        .containsExactly(FIRST, SECOND);
    assertThat(ticker.millis()).as("it waits for no more").isZero();
  }

  @Test
  void nothingFollowsWhenTheLimitIsReached() throws Exception {
    writtenAt(0, SECOND);

    assertThat(redrive(FIRST, RedriveOptions.DEFAULT.limit(1)).redriven()).containsExactly(FIRST);
  }

  @Test
  void eventThatFailsAgainHasAnOutcome() throws Exception {
    times.put(replacing(FIRST, parking(9, "ada", 101, EXHAUSTED, 1)), 500L);

    assertThat(redrive(FIRST, RedriveOptions.DEFAULT).redriven()).containsExactly(FIRST);
    assertThat(ticker.millis()).isEqualTo(500 + ParkedRedrive.GRACE_PERIOD.toMillis());
  }

  @Test
  void eventsBehindOneThatFailsAgainStayParked() throws Exception {
    times.put(replacing(FIRST, parking(9, "ada", 101, EXHAUSTED, 1)), 500L);
    writtenAt(500, SECOND);
    at(500, THIRD, Resolution.Kind.PARKED);

    assertThat(redrive(List.of(FIRST, THIRD), RedriveOptions.DEFAULT).redriven())
        .containsExactly(FIRST, THIRD);
    assertThat(redriven).as("each at most once").containsExactly(FIRST, THIRD);
  }

  @Test
  void eventsThatAreParkedAgainForeverEndTheRedrive() throws Exception {
    for (int i = 0; i < 100; i++) {
      at(100 * i, FIRST, Resolution.Kind.PARKED);
      at(100 * i + 50, FIRST, Resolution.Kind.REDRIVEN);
    }

    assertThat(redrive(FIRST, RedriveOptions.DEFAULT).redriven()).containsExactly(FIRST);
    assertThat(ticker.millis()).isLessThan(3_000);
  }

  @Test
  void outcomeOfAnotherHandlerIsIgnored() throws Exception {
    DeadLetter others = parking("mail", 2, "ada", 101, EXHAUSTED, 0);
    at(500, others, Resolution.Kind.HANDLED);

    assertThat(redrive(FIRST, RedriveOptions.DEFAULT).redriven()).containsExactly(FIRST);
    assertThat(ticker.millis()).isEqualTo(ParkedRedrive.OUTCOME_TIMEOUT.toMillis());
  }
}
