package org.openedx.eventbus.tools.compat;

import org.openedx.eventbus.tools.finding.Rule;
import org.openedx.eventbus.tools.finding.Severity;

/**
 * Why something cannot be read, or not as it was meant.
 *
 * @param newer where, in the newer version
 * @param older where, in the older version
 * @param what what has changed, told from old to new, so that it is the same in both directions
 */
record Cause(Rule rule, Severity severity, String newer, String older, String what, String fix) {}
