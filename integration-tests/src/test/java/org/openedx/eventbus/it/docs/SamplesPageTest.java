package org.openedx.eventbus.it.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openedx.events.learning.LearningEvents.COURSE_ENROLLMENT_CREATED;

import org.junit.jupiter.api.Test;
import org.openedx.eventbus.testkit.RecordingHandler;
import org.openedx.eventbus.testkit.sample.SampleEvents;
import org.openedx.events.learning.CourseEnrollmentCreated;

/** Runs the snippet on samples in {@code docs/testing.md}. */
class SamplesPageTest {
  @Test
  void handlerHandlesEverySampleShape() {
    RecordingHandler<CourseEnrollmentCreated> handler = new RecordingHandler<>();
    // snippet: samples
    SampleEvents.of(COURSE_ENROLLMENT_CREATED).giveTo(handler);
    // end
    assertThat(handler.events()).hasSizeGreaterThan(SampleEvents.DEFAULT_RANDOM);
  }
}
