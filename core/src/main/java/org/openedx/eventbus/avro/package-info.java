/**
 * Avro's binary encoding and the texts of schemas, without reflection and without Avro's specific
 * classes: {@link AvroWriter}, {@link AvroReader}, {@link WireSchema}. Depends on nothing of ours
 * but the root of the errors.
 */
@NullMarked
package org.openedx.eventbus.avro;

import org.jspecify.annotations.NullMarked;
