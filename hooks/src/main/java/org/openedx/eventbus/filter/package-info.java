/**
 * Filters: extension points at which other code changes or rejects a value before a program uses
 * it. A {@link org.openedx.eventbus.filter.FilterType} names the extension point, a {@link
 * org.openedx.eventbus.filter.FilterStep} is the code, and {@link
 * org.openedx.eventbus.filter.FilterPipelines} runs the steps. Depends on {@code hooks.internal}
 * and on core.
 */
@NullMarked
package org.openedx.eventbus.filter;

import org.jspecify.annotations.NullMarked;
