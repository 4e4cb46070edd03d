/**
 * The rules file: {@link org.openedx.eventbus.tools.rules.RuleSet} has the rules that are on, their
 * severities, the exceptions and their expiry dates, and the compatibility level of each event
 * type.
 */
@NullMarked
package org.openedx.eventbus.tools.rules;

import org.jspecify.annotations.NullMarked;
