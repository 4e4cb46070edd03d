/**
 * Avro schemas as written: trees whose nodes know their JSON pointers. Findings need the positions,
 * which Avro's own {@code Schema} does not keep.
 */
@NullMarked
package org.openedx.eventbus.tools.schema;

import org.jspecify.annotations.NullMarked;
