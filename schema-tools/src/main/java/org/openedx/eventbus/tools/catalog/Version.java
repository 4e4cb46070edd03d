package org.openedx.eventbus.tools.catalog;

import org.openedx.eventbus.tools.contract.Contract;

/**
 * One version of an event.
 *
 * @param today whether this is the current version, not an earlier release
 * @param released whether it has been released
 */
record Version(Contract contract, Entry entry, boolean today, boolean released) {
  String number() {
    return Entry.version(entry.major(), contract.minorVersion());
  }

  /** Returns the path of the registered schema text from the root of the site. */
  String schemaFile() {
    String kind = today ? "" : "." + contract.minorVersion();
    return "schemas/" + EventFileNames.of(entry.name().value()) + kind + ".avsc";
  }
}
