package org.openedx.eventbus.tools.finding;

/** What a rule is about. A rules file may name a category in place of all its rules. */
public enum Category {
  /** How event types, fields, data classes and constants are called (ADR 2, OEP-41). */
  NAMING,
  /** What a contract says of itself to its readers. */
  DOCS,
  /** What an event should carry, and how (ADR 3, 7, 10, 16). */
  DESIGN,
  /** Personal data (ADR 8, OEP-30). */
  PRIVACY,
  /** Sound Avro, where its parsers let mistakes through in silence. */
  AVRO,
  /** Changes after which bytes can no longer be read, by Avro's own verdict. */
  WIRE,
  /** Changes that Avro finds compatible, and that change or lose what was written. */
  SEMANTIC,
  /** Changes that the decision records forbid whatever Avro says (ADR 2, 6, 7). */
  POLICY,
  /** The rules file itself. */
  RULES
}
