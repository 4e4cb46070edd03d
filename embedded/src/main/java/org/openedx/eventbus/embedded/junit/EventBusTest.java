package org.openedx.eventbus.embedded.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test with a real broker and a real schema registry, started once per test run and shared by all
 * classes of it.
 *
 * <p>Parameters of constructors, test and lifecycle methods may be of type {@link
 * EventBusInfrastructure}, {@link TopicPrefix} or {@link
 * org.openedx.eventbus.embedded.EmbeddedBus}. A test that stops or kills what is shared starts its
 * own instead.
 *
 * <pre>{@code
 * @EventBusTest
 * class EnrollmentTest {
 *   @Test
 *   void arrives(EmbeddedBus bus, TopicPrefix prefix) {
 *     bus.kafka().createTopic(prefix.topic("enrollment"), 1);
 *   }
 * }
 * }</pre>
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@ExtendWith(EventBusExtension.class)
public @interface EventBusTest {}
