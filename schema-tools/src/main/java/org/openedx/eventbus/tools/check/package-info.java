/**
 * The checks as command lines and build files ask for them: {@link
 * org.openedx.eventbus.tools.check.SchemaChecks} takes modules and gives a report, and what cannot
 * even be read is a finding of it.
 */
@NullMarked
package org.openedx.eventbus.tools.check;

import org.jspecify.annotations.NullMarked;
