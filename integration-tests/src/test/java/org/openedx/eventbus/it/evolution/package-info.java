/**
 * Contracts that change: old bytes under new code, new bytes under old code, and old callers on new
 * classes.
 */
package org.openedx.eventbus.it.evolution;
