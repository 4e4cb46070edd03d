/**
 * JUnit Jupiter extension of the testkit: {@link
 * org.openedx.eventbus.testkit.junit.LocalEventBusTest} provides a separate bus for each test.
 */
@NullMarked
package org.openedx.eventbus.testkit.junit;

import org.jspecify.annotations.NullMarked;
