package org.openedx.eventbus.tools.internal.compat;

/** Degree to which two versions differ. */
public enum ChangeKind {
  /** The same JSON except for white space and the order of keys. */
  IDENTICAL,
  /** Only documentation and properties differ; the wire format and its meaning are the same. */
  METADATA_ONLY,
  /** An attribute that Avro interprets has changed. */
  CHANGED
}
