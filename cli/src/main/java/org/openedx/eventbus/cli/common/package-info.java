/**
 * Shared by the commands: the terminal, options of several commands, and access to broker, registry
 * and contracts. Does not depend on any command.
 */
@NullMarked
package org.openedx.eventbus.cli.common;

import org.jspecify.annotations.NullMarked;
