/**
 * Generates Java from contracts: a record and a codec per payload and data class, and a class of
 * constants per subdomain. {@link org.openedx.eventbus.tools.generate.Generator} generates the
 * files; {@link org.openedx.eventbus.tools.generate.GeneratedFiles} writes or compares them. {@link
 * org.openedx.eventbus.tools.generate.SchemaModule} does both for a directory with the usual
 * layout.
 */
@NullMarked
package org.openedx.eventbus.tools.generate;

import org.jspecify.annotations.NullMarked;
