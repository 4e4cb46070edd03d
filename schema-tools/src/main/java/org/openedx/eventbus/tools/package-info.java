/**
 * Tools for those who own contracts. {@code contract} reads them, {@code generate} writes Java from
 * them, {@code scaffold} makes, raises and releases them. {@code lint} judges them as they are,
 * {@code breaking} against earlier versions, which {@code history} finds and {@code compat}
 * compares; {@code rules} says what counts, {@code report} prints what was found. {@code desired}
 * brings a registry in line with them, {@code catalog} and {@code asyncapi} show them. {@code
 * maven} is the plugin around all of it.
 */
@NullMarked
package org.openedx.eventbus.tools;

import org.jspecify.annotations.NullMarked;
