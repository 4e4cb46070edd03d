/** Order of a topic's events while the leaders of its partitions change. */
package org.openedx.eventbus.it.leaders;
