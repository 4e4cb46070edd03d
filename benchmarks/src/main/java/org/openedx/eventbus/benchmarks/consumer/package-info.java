/** Benchmarks of the consumer: its cost compared with Kafka's own client, and its memory. */
@NullMarked
package org.openedx.eventbus.benchmarks.consumer;

import org.jspecify.annotations.NullMarked;
