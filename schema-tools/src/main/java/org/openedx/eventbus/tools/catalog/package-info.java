/**
 * The catalogue: contracts as a static site that needs no server and no tool to look at. {@link
 * org.openedx.eventbus.tools.catalog.Catalog} writes it.
 *
 * <p>A page is built in memory and written before the next one; only a short entry is kept of each
 * event type. All markup comes from {@code Html}, which escapes whatever it is given.
 */
@NullMarked
package org.openedx.eventbus.tools.catalog;

import org.jspecify.annotations.NullMarked;
