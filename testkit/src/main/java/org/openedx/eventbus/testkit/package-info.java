/**
 * Tests of code that sends and handles events: {@link TestEventBus}, {@link RecordingHandler},
 * {@link RecordingProducer} and assertions on recorded events ({@link EventAssertions}). {@link
 * org.openedx.eventbus.testkit.delivery} checks the guarantees of a consumer.
 */
@NullMarked
package org.openedx.eventbus.testkit;

import org.jspecify.annotations.NullMarked;
