/**
 * Compares two versions of any Avro schema. Whether one version can read the data of the other is
 * Avro's verdict ({@link org.openedx.eventbus.tools.compat.Verdict}). {@link
 * org.openedx.eventbus.tools.compat.Comparison} adds the reasons with their positions in both
 * files, and finds changes that Avro accepts but that change the meaning of data. {@link
 * org.openedx.eventbus.tools.compat.Levels} has Confluent's seven compatibility levels.
 */
@NullMarked
package org.openedx.eventbus.tools.compat;

import org.jspecify.annotations.NullMarked;
