/**
 * The JUnit Jupiter extension: {@link org.openedx.eventbus.embedded.junit.EventBusTest} hands a
 * test its broker, its registry and a {@link org.openedx.eventbus.embedded.junit.TopicPrefix} of
 * its own.
 */
@NullMarked
package org.openedx.eventbus.embedded.junit;

import org.jspecify.annotations.NullMarked;
