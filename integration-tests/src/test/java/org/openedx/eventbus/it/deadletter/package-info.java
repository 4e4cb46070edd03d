/** Dead letters, parked keys, redrive and replay with a real broker. */
package org.openedx.eventbus.it.deadletter;
