package org.openedx.eventbus.embedded.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Runs a test with a real broker and a real schema registry, which are started once per test run
 * and shared by all of its classes.
 *
 * <p>Constructors, test methods and lifecycle methods may have parameters of these types:
 *
 * <ul>
 *   <li>{@link EventBusInfrastructure}, the broker and the registry
 *   <li>{@link org.openedx.eventbus.embedded.EmbeddedBus}, the same with methods to create topics;
 *       only where the embedded ones are used
 *   <li>{@link TopicPrefix}, which keeps the topics of tests apart
 * </ul>
 *
 * <p>For example:
 *
 * <pre>{@code
 * @EventBusTest
 * class EnrollmentTest {
 *   @Test
 *   void eventArrives(EmbeddedBus bus, TopicPrefix prefix) {
 *     bus.kafka().createTopic(prefix.topic("enrollment"), 1);
 *   }
 * }
 * }</pre>
 *
 * <p>A test that stops or kills a broker or registry must not use the shared ones, but start an
 * {@link org.openedx.eventbus.embedded.EmbeddedBus} itself.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@ExtendWith(EventBusExtension.class)
public @interface EventBusTest {}
