/**
 * Compares two versions of any Avro schema. Whether one version can read the data of the other is
 * decided by Avro ({@link org.openedx.eventbus.tools.internal.compat.AvroVerdict}). {@link
 * org.openedx.eventbus.tools.internal.compat.Comparison} adds the reasons with their positions in
 * both files, and finds changes that Avro accepts but that change the meaning of data. {@link
 * org.openedx.eventbus.tools.internal.compat.Levels} implements Confluent's seven compatibility
 * levels.
 */
@NullMarked
package org.openedx.eventbus.tools.internal.compat;

import org.jspecify.annotations.NullMarked;
