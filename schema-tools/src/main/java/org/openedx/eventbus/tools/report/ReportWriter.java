package org.openedx.eventbus.tools.report;

import java.io.IOException;

/** Writes reports in one format. Escapes messages, so that they cannot contain markup. */
interface ReportWriter {
  void write(Report report, Appendable out) throws IOException;
}
