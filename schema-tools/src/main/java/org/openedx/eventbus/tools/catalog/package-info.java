/**
 * The catalogue: documents contracts as a static site, which needs no server. {@link
 * org.openedx.eventbus.tools.catalog.Catalog} writes it.
 *
 * <p>Each page is built in memory and written before the next one; only a summary of each event
 * type stays in memory. All markup is written by {@code Html}, which escapes texts.
 */
@NullMarked
package org.openedx.eventbus.tools.catalog;

import org.jspecify.annotations.NullMarked;
