/**
 * Results of the checks: a {@link org.openedx.eventbus.tools.finding.Finding} is the violation of a
 * {@link org.openedx.eventbus.tools.finding.Rule} at a position in a file. The meaning of a rule's
 * id never changes. {@link org.openedx.eventbus.tools.finding.JsonSource} is a file with the
 * positions of its values.
 */
@NullMarked
package org.openedx.eventbus.tools.finding;

import org.jspecify.annotations.NullMarked;
