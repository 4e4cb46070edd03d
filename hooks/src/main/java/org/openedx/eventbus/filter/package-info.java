/**
 * Filters: places where others may change what a caller is about to use, or refuse it. {@link
 * FilterType} names the place, {@link FilterStep} is code that stands there, {@link
 * FilterPipelines} runs the steps. Depends on {@code config} and {@code event}.
 */
@NullMarked
package org.openedx.eventbus.filter;

import org.jspecify.annotations.NullMarked;
