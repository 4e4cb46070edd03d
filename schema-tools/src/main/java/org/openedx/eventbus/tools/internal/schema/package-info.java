/**
 * Avro schemas as written: trees whose nodes have their JSON pointers. Findings need the positions,
 * which Avro's own {@code Schema} does not keep.
 */
@NullMarked
package org.openedx.eventbus.tools.internal.schema;

import org.jspecify.annotations.NullMarked;
