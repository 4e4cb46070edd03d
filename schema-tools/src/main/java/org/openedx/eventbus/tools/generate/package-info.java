/**
 * Writes Java from contracts: a record per payload and data class, a codec for each, and a class of
 * constants per subdomain. {@link org.openedx.eventbus.tools.generate.Generator} makes the files,
 * {@link org.openedx.eventbus.tools.generate.GeneratedFiles} writes or compares them, {@link
 * org.openedx.eventbus.tools.generate.SchemaModule} does both for a directory laid out as usual.
 */
@NullMarked
package org.openedx.eventbus.tools.generate;

import org.jspecify.annotations.NullMarked;
