/** What is promised of a topic's order while the leaders of its partitions change. */
package org.openedx.eventbus.it.leaders;
