/** Benchmarks of the schema tools: time and memory for many contracts. */
@NullMarked
package org.openedx.eventbus.benchmarks.schema;

import org.jspecify.annotations.NullMarked;
