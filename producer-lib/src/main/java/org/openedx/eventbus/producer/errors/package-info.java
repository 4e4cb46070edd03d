/**
 * Exceptions of the producer, one per case that callers handle differently.
 *
 * <ul>
 *   <li>Transient: {@link org.openedx.eventbus.producer.errors.BufferFullException} and {@link
 *       org.openedx.eventbus.producer.errors.SendTimeoutException}. Sending the event again can
 *       succeed.
 *   <li>Permanent: {@link org.openedx.eventbus.producer.errors.SendFailedException} and its
 *       subclasses. Sending the same event again fails again.
 *   <li>On close: {@link org.openedx.eventbus.producer.errors.UnsentEventsException}.
 * </ul>
 */
@NullMarked
package org.openedx.eventbus.producer.errors;

import org.jspecify.annotations.NullMarked;
