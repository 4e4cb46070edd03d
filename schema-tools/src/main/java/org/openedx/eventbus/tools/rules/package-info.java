/**
 * The rules file: which rules are on, their severities, the exceptions and their expiry dates, and
 * the compatibility level of each event type. {@link org.openedx.eventbus.tools.rules.Judge}
 * applies it to the findings of a check.
 */
@NullMarked
package org.openedx.eventbus.tools.rules;

import org.jspecify.annotations.NullMarked;
