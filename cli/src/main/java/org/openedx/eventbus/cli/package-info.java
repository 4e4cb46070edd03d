/**
 * The {@code eventbus} command. {@link org.openedx.eventbus.cli.Main} parses and ends the process;
 * each subcommand is one class that calls one library.
 */
@NullMarked
package org.openedx.eventbus.cli;

import org.jspecify.annotations.NullMarked;
