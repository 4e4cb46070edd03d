/**
 * Payloads generated from contracts. {@link org.openedx.eventbus.testkit.sample.SampleEvents} calls
 * a handler with every shape of event that its contract allows, of the current and released
 * versions. {@link org.openedx.eventbus.testkit.sample.SampleValues} generates values of any Avro
 * schema.
 */
@NullMarked
package org.openedx.eventbus.testkit.sample;

import org.jspecify.annotations.NullMarked;
