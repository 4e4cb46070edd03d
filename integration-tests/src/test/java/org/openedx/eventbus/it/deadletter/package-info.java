/** What becomes of dead letters, and of groups that are moved, on a real broker. */
package org.openedx.eventbus.it.deadletter;
