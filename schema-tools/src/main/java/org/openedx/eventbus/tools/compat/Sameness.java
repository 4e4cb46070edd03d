package org.openedx.eventbus.tools.compat;

/** How much two versions differ. */
public enum Sameness {
  /** The same JSON, but for white space and the order of keys. */
  IDENTICAL,
  /** Only documentation and properties differ: the same bytes, read the same by all. */
  METADATA_ONLY,
  /** Something that Avro knows has changed. */
  CHANGED
}
