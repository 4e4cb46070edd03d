/**
 * Filters of the learning subdomain of Open edX: {@link LearningFilters}, what goes through them,
 * and how steps refuse.
 */
@NullMarked
package org.openedx.filters.learning;

import org.jspecify.annotations.NullMarked;
