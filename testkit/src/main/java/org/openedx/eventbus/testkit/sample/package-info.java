/**
 * Payloads made up from contracts: {@link org.openedx.eventbus.testkit.sample.SampleEvents} gives a
 * handler every shape of event its contract allows, today's and those of released versions; {@link
 * org.openedx.eventbus.testkit.sample.SampleValues} makes the values of any Avro schema.
 */
@NullMarked
package org.openedx.eventbus.testkit.sample;

import org.jspecify.annotations.NullMarked;
