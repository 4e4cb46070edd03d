/** How long the schema tools take for many contracts, and how much memory. */
@NullMarked
package org.openedx.eventbus.benchmarks.schema;

import org.jspecify.annotations.NullMarked;
