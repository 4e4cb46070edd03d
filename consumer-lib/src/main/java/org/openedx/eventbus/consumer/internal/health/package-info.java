/**
 * Conditions outside of the poll loop that health reports: topics, permissions, transactions and
 * the configuration of the dead-letter topic.
 *
 * <p>Internal: not part of the library's API.
 */
@NullMarked
package org.openedx.eventbus.consumer.internal.health;

import org.jspecify.annotations.NullMarked;
