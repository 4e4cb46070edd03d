/**
 * Applies a rules file: {@link org.openedx.eventbus.tools.internal.rules.RuleFilter} drops the
 * findings that the file switches off, and sets the severities of the others.
 */
@NullMarked
package org.openedx.eventbus.tools.internal.rules;

import org.jspecify.annotations.NullMarked;
