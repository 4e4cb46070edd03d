/**
 * Compares two versions of a schema, events or not. Whether one reads what the other wrote is
 * Avro's verdict ({@link org.openedx.eventbus.tools.compat.Verdict}); why it does not, and where in
 * both files, is ours, and so is what changes data in silence ({@link
 * org.openedx.eventbus.tools.compat.Comparison}). {@link org.openedx.eventbus.tools.compat.Levels}
 * are Confluent's seven.
 */
@NullMarked
package org.openedx.eventbus.tools.compat;

import org.jspecify.annotations.NullMarked;
