/** Commands that check, publish and register contracts. */
@NullMarked
package org.openedx.eventbus.cli.schema;

import org.jspecify.annotations.NullMarked;
