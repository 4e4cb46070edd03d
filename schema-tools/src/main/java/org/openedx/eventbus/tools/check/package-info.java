/**
 * The checks as command lines and build tools run them. {@link
 * org.openedx.eventbus.tools.check.SchemaChecks} checks modules and returns a report; files that
 * cannot be read are findings in it.
 */
@NullMarked
package org.openedx.eventbus.tools.check;

import org.jspecify.annotations.NullMarked;
