/**
 * What a check found, for people and for the programs that show it to them: {@link
 * org.openedx.eventbus.tools.report.Report} in one of the {@link
 * org.openedx.eventbus.tools.report.Format}s.
 */
@NullMarked
package org.openedx.eventbus.tools.report;

import org.jspecify.annotations.NullMarked;
