/**
 * JUnit Jupiter's view of the testkit: {@link org.openedx.eventbus.testkit.junit.LocalEventBusTest}
 * gives each test a bus of its own.
 */
@NullMarked
package org.openedx.eventbus.testkit.junit;

import org.jspecify.annotations.NullMarked;
