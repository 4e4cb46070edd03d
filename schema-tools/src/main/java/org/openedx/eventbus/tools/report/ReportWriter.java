package org.openedx.eventbus.tools.report;

import java.io.IOException;

/** One format. Whatever a message holds stays text in it. */
interface ReportWriter {
  void write(Report report, Appendable out) throws IOException;
}
