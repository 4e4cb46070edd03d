/**
 * What the tools say of contracts: a finding breaks a rule at a place. Rules are known by ids that
 * never change their meaning.
 */
@NullMarked
package org.openedx.eventbus.tools.finding;

import org.jspecify.annotations.NullMarked;
