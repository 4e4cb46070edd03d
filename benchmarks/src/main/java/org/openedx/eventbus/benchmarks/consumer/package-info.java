/** What the consumer costs beside Kafka's own client, and what it keeps in memory. */
@NullMarked
package org.openedx.eventbus.benchmarks.consumer;

import org.jspecify.annotations.NullMarked;
