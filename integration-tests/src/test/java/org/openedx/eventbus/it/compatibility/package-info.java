/** Compatibility levels: verdicts of schema-tools compared with those of a real registry. */
package org.openedx.eventbus.it.compatibility;
