/**
 * The {@code eventbus} command. {@link org.openedx.eventbus.cli.Main} runs one command and ends the
 * process. Each command has a class that reads options, calls one library and prints.
 */
@NullMarked
package org.openedx.eventbus.cli;

import org.jspecify.annotations.NullMarked;
