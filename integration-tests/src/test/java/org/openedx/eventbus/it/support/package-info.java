/**
 * Utilities of several test packages: settings, plain reading, captured logs, and seeded random
 * values.
 */
package org.openedx.eventbus.it.support;
