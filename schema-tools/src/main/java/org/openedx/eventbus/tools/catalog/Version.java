package org.openedx.eventbus.tools.catalog;

import org.openedx.eventbus.tools.contract.Contract;

/**
 * One version of an event.
 *
 * @param today whether it is what senders send today, else a released one from before
 * @param released whether it is frozen
 */
record Version(Contract contract, Entry entry, boolean today, boolean released) {
  String number() {
    return Entry.version(entry.major(), contract.minorVersion());
  }

  /** The schema as registered, from the root of the site. */
  String schemaFile() {
    String kind = today ? "" : "." + contract.minorVersion();
    return "schemas/" + FileNames.of(entry.name().value()) + kind + ".avsc";
  }
}
