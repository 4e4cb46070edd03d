/**
 * Evolution of contracts: old bytes with new code, new bytes with old code, and old callers with
 * new classes.
 */
package org.openedx.eventbus.it.evolution;
