/**
 * Avro's binary encoding and schemas, without reflection and without Avro's specific classes:
 * {@link AvroWriter}, {@link AvroReader}, {@link WireSchema}.
 *
 * <p>These types are public for generated code, which must be able to call them. Applications use
 * generated payload classes and rarely need this package.
 */
@NullMarked
package org.openedx.eventbus.avro;

import org.jspecify.annotations.NullMarked;
