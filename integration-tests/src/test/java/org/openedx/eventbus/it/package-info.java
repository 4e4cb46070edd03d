/**
 * Producer and consumer with a real broker and registry: delivery, failures, outages and limits.
 */
package org.openedx.eventbus.it;
