/** Commands that operate consumer groups: dead letters and replay. */
@NullMarked
package org.openedx.eventbus.cli.group;

import org.jspecify.annotations.NullMarked;
