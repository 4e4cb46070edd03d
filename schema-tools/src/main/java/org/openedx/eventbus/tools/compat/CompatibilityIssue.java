package org.openedx.eventbus.tools.compat;

import org.openedx.eventbus.tools.finding.Rule;
import org.openedx.eventbus.tools.finding.Severity;

/**
 * One reason why data cannot be read, or is read with another meaning.
 *
 * @param newer JSON pointer into the newer version
 * @param older JSON pointer into the older version
 * @param what the change from old to new, worded the same for both directions
 * @param fix the suggested correction
 */
record CompatibilityIssue(
    Rule rule, Severity severity, String newer, String older, String what, String fix) {}
