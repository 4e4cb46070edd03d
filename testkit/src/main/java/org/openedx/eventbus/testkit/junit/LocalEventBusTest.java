package org.openedx.eventbus.testkit.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Test with an in-process bus: no broker, no registry, no thread.
 *
 * <p>Parameters of test and lifecycle methods may be of type {@link
 * org.openedx.eventbus.testkit.TestEventBus} or {@link org.openedx.eventbus.testkit.TestClock}, its
 * clock. Each test has a separate bus, which is closed afterwards. If handlers failed, the test
 * fails. For example:
 *
 * <pre>{@code
 * @LocalEventBusTest(enabled = "org.openedx.learning.student.registration.completed.v1")
 * class WelcomeTest {
 *   @Test
 *   void welcomesNewLearners(TestEventBus bus) {
 *     bus.on(STUDENT_REGISTRATION_COMPLETED, new Welcome(mails));
 *     bus.send(STUDENT_REGISTRATION_COMPLETED, ada);
 *     assertThat(mails).containsExactly("ada@example.org");
 *   }
 * }
 * }</pre>
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@ExtendWith(LocalEventBusExtension.class)
public @interface LocalEventBusTest {
  /**
   * {@return the names of the enabled event types} Default: none, which enables all types. A name
   * that is not on the class path fails the test.
   */
  String[] enabled() default {};

  /**
   * {@return the start time of the bus's clock, for example {@code 2026-01-01T00:00:00Z}} Default:
   * {@code TestClock.START}.
   */
  String now() default "";

  /** {@return whether the test passes although handlers fail} Default: false. */
  boolean allowHandlerFailures() default false;
}
