/**
 * JUnit Jupiter extension: {@link org.openedx.eventbus.embedded.junit.EventBusTest} provides tests
 * with a broker, a registry and a {@link org.openedx.eventbus.embedded.junit.TopicPrefix}.
 */
@NullMarked
package org.openedx.eventbus.embedded.junit;

import org.jspecify.annotations.NullMarked;
