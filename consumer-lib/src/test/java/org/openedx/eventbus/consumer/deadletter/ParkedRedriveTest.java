package org.openedx.eventbus.consumer.deadletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openedx.eventbus.consumer.deadletter.DeadLetterSamples.parked;
import static org.openedx.eventbus.consumer.deadletter.Disposition.EXHAUSTED;
import static org.openedx.eventbus.consumer.deadletter.Disposition.PARKED;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.openedx.eventbus.consumer.deadletter.DeadLetterList.Resolved;

/** What a redrive of parked keys takes along while it goes on, and how long it stays. */
class ParkedRedriveTest {
  private static final DeadLetter FIRST = parked(1, "ada", 101, EXHAUSTED, 0);
  private static final DeadLetter SECOND = parked(2, "ada", 102, PARKED, 0);
  private static final DeadLetter THIRD = parked(3, "ada", 103, PARKED, 0);
  private static final DeadLetter UNPARKED = DeadLetterSamples.letter(1, "ada", 101, 0);

  private final FakeTicker ticker = new FakeTicker();
  private final Map<DeadLetter, Long> writtenAt = new LinkedHashMap<>();
  private final Map<DeadLetter, Long> handledAt = new LinkedHashMap<>();
  private final List<DeadLetter> given = new ArrayList<>();

  private boolean isPast(Map<DeadLetter, Long> times, DeadLetter letter) {
    return times.getOrDefault(letter, Long.MAX_VALUE) <= ticker.millis();
  }

  private Resolved resolved(DeadLetter letter) {
    Stream<Resolution.Kind> kinds =
        isPast(handledAt, letter)
            ? Stream.of(Resolution.Kind.REDRIVEN, Resolution.Kind.HANDLED)
            : Stream.of(Resolution.Kind.REDRIVEN);
    return new Resolved(
        letter,
        kinds
            .map(
                kind ->
                    new Resolution(letter.id(), kind, "ada@host", Instant.EPOCH, Optional.empty()))
            .toList());
  }

  private DeadLetterList look() {
    return new DeadLetterList(
        writtenAt.keySet().stream()
            .filter(each -> isPast(writtenAt, each) && !given.contains(each))
            .toList(),
        given.stream().map(this::resolved).toList(),
        List.of());
  }

  private RedriveReport follow(DeadLetter first, RedriveOptions options)
      throws InterruptedException {
    given.add(first);
    RedriveReport before = new RedriveReport(List.of(first), List.of(), List.of(), 0);
    return new ParkedRedrive(
            this::look,
            letters -> {
              given.addAll(letters);
              return letters;
            },
            ticker)
        .follow(List.of(first), before, options);
  }

  @Test
  void whatAnotherMemberHeldBackGoesAlsoWhenItsLetterComesAfterTheAnswer() throws Exception {
    handledAt.put(FIRST, 500L);
    writtenAt.put(SECOND, 1500L);
    handledAt.put(SECOND, 3000L);
    writtenAt.put(THIRD, 4500L);

    assertThat(follow(FIRST, RedriveOptions.DEFAULT).redriven())
        .containsExactly(FIRST, SECOND, THIRD);
  }

  @Test
  void whatComesLongAfterTheLastAnswerStays() throws Exception {
    handledAt.put(FIRST, 500L);
    writtenAt.put(SECOND, 2600L);

    assertThat(follow(FIRST, RedriveOptions.DEFAULT).redriven()).containsExactly(FIRST);
    assertThat(ticker.millis()).isEqualTo(500 + ParkedFollowUp.GRACE.toMillis());
  }

  @Test
  void withoutAnAnswerItEnds() throws Exception {
    assertThat(follow(FIRST, RedriveOptions.DEFAULT).redriven()).containsExactly(FIRST);
    assertThat(ticker.millis()).isEqualTo(ParkedFollowUp.PATIENCE.toMillis());
  }

  @Test
  void nobodyStaysWhereNoKeyIsParked() throws Exception {
    assertThat(follow(UNPARKED, RedriveOptions.DEFAULT).redriven()).containsExactly(UNPARKED);
    assertThat(ticker.millis()).isZero();
  }

  @Test
  void whatFollowsCountsTowardsTheMost() throws Exception {
    writtenAt.put(SECOND, 0L);
    writtenAt.put(THIRD, 0L);

    RedriveReport report = follow(FIRST, RedriveOptions.DEFAULT.limit(2));

    assertThat(report.redriven()).containsExactly(FIRST, SECOND);
    assertThat(report.remaining()).isEqualTo(1);
  }

  @Test
  void roundByRoundNoMoreThanTheMostGo() throws Exception {
    writtenAt.put(SECOND, 0L);
    writtenAt.put(THIRD, 1000L);

    assertThat(follow(FIRST, RedriveOptions.DEFAULT.limit(2)).redriven())
        .containsExactly(FIRST, SECOND);
    assertThat(ticker.millis()).as("it waits for no more").isZero();
  }

  @Test
  void whenTheMostWentAtOnceNothingFollows() throws Exception {
    writtenAt.put(SECOND, 0L);

    assertThat(follow(FIRST, RedriveOptions.DEFAULT.limit(1)).redriven()).containsExactly(FIRST);
  }
}
