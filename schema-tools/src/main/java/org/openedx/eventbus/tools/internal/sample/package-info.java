/**
 * Sample payloads for documentation and tests: {@link
 * org.openedx.eventbus.tools.internal.sample.SamplePayload} creates one from a contract. Samples
 * are deterministic, and their values match the names of the fields.
 */
@NullMarked
package org.openedx.eventbus.tools.internal.sample;

import org.jspecify.annotations.NullMarked;
