/**
 * Filters of the learning subdomain of Open edX: the filter types in {@link
 * org.openedx.filters.learning.LearningFilters}, their values, and the exceptions by which steps
 * reject values.
 */
@NullMarked
package org.openedx.filters.learning;

import org.jspecify.annotations.NullMarked;
