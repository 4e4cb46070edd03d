/**
 * Example payloads for those who read: {@link org.openedx.eventbus.tools.sample.SamplePayload}
 * makes one of a contract, always the same, with values that look like what the fields' names
 * promise.
 */
@NullMarked
package org.openedx.eventbus.tools.sample;

import org.jspecify.annotations.NullMarked;
