/**
 * An Avro schema as it is written: a tree whose every node knows its JSON pointer. Avro's own
 * {@code Schema} forgets where things stood; findings need that.
 */
@NullMarked
package org.openedx.eventbus.tools.schema;

import org.jspecify.annotations.NullMarked;
