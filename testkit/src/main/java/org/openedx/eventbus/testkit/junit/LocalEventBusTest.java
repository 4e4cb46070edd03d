package org.openedx.eventbus.testkit.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test with a bus in its own process: no broker, no registry, no thread.
 *
 * <p>Parameters of test and lifecycle methods may be of type {@link
 * org.openedx.eventbus.testkit.TestEventBus} or {@link org.openedx.eventbus.testkit.TestClock}, its
 * clock. Each test has its own, which is closed after it: a test whose handlers failed fails.
 *
 * <pre>{@code
 * @LocalEventBusTest(enabled = "org.openedx.learning.student.registration.completed.v1")
 * class WelcomeTest {
 *   @Test
 *   void writesToWhoeverRegisters(TestEventBus bus) {
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
  /** The names of the event types that are switched on; all of them when it is empty. */
  String[] enabled() default {};

  /** Where time stands, such as {@code 2026-01-01T00:00:00Z}; else at {@code TestClock.START}. */
  String now() default "";

  /** Whether handlers may fail without failing the test. */
  boolean allowHandlerFailures() default false;
}
