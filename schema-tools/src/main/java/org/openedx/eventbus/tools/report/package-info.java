/**
 * Reports for people and programs: a {@link org.openedx.eventbus.tools.report.Report} can be
 * written in each {@link org.openedx.eventbus.tools.report.ReportFormat}.
 */
@NullMarked
package org.openedx.eventbus.tools.report;

import org.jspecify.annotations.NullMarked;
