package org.openedx.eventbus.it.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openedx.events.learning.LearningEvents.COURSE_ENROLLMENT_CREATED;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openedx.eventbus.event.EventCatalog;
import org.openedx.eventbus.event.EventType;
import org.openedx.eventbus.testkit.TestEventBus;
import org.openedx.eventbus.testkit.sample.SampleEvent;
import org.openedx.eventbus.testkit.sample.SampleEvents;
import org.openedx.events.learning.CourseEnrollmentCreated;
import org.openedx.events.learning.data.CourseEnrollmentData;

/**
 * Samples of the generated Open edX event classes, whose jar contains contracts and released
 * versions.
 */
class SampleEventsTest {
  static Stream<EventType<?>> types() {
    return EventCatalog.discover().stream();
  }

  @ParameterizedTest
  @MethodSource("types")
  <T> void samplesOfEveryTypeAndVersionSurviveEncodingUnchanged(EventType<T> type) {
    SampleEvents<T> samples = SampleEvents.of(type);
    List<Integer> released = IntStream.rangeClosed(0, type.minorVersion()).boxed().toList();
    assertThat(samples.releasedVersions()).isNotEmpty().isSubsetOf(released);

    try (TestEventBus bus = TestEventBus.create()) {
      samples.giveTo(event -> bus.send(event).join());
      assertThat(bus.events(type))
          .containsExactlyElementsOf(samples.stream().map(SampleEvent::event).toList());
    }
  }

  @Test
  void sampleDatesAreValidDates() {
    SampleEvents.of(COURSE_ENROLLMENT_CREATED)
        .giveTo(event -> event.payload().enrollment().creationDate().toInstant());
  }

  @Test
  void optionalFieldsArePresentInSomeSamplesAndAbsentInOthers() {
    List<CourseEnrollmentData> all =
        SampleEvents.of(COURSE_ENROLLMENT_CREATED).withRandom(0).stream()
            .map(SampleEvent::event)
            .map(event -> event.payload().enrollment())
            .toList();

    assertThat(all).extracting(CourseEnrollmentData::createdBy).containsNull();
    assertThat(all)
        .anyMatch(each -> each.createdBy() != null && !each.createdBy().isActive())
        .anyMatch(each -> each.createdBy() != null && each.course().start() == null);
    CourseEnrollmentCreated least = SampleEvents.of(COURSE_ENROLLMENT_CREATED).minimal();
    assertThat(least.enrollment().createdBy()).isNull();
    assertThat(least.enrollment().mode()).isEmpty();
  }
}
