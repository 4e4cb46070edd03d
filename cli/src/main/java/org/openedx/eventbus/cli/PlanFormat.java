package org.openedx.eventbus.cli;

/** How plans are printed. */
enum PlanFormat {
  TEXT,
  JSON
}
