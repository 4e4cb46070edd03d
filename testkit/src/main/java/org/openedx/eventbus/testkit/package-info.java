/**
 * For the tests of those who send and handle events: {@link TestEventBus}, {@link
 * RecordingHandler}, {@link RecordingProducer} and assertions on what they saw ({@link
 * EventAssertions}). What a consumer guarantees is checked by {@link
 * org.openedx.eventbus.testkit.delivery}.
 */
@NullMarked
package org.openedx.eventbus.testkit;

import org.jspecify.annotations.NullMarked;
