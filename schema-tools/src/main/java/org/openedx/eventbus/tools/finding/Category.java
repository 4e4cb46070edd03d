package org.openedx.eventbus.tools.finding;

/** Subject of a rule. A rules file can name a category instead of listing all of its rules. */
public enum Category {
  /** Names of event types, fields, data classes and constants (ADR 2, OEP-41). */
  NAMING,
  /** Documentation in a contract. */
  DOCS,
  /** Content and structure of an event (ADR 3, 7, 10, 16). */
  DESIGN,
  /** Personal data (ADR 8, OEP-30). */
  PRIVACY,
  /** Valid Avro, including mistakes that Avro's parsers silently accept. */
  AVRO,
  /** Changes after which readers can no longer decode events, according to Avro's own check. */
  WIRE,
  /** Changes that Avro finds compatible, but that change or lose values. */
  SEMANTIC,
  /** Changes that the decision records forbid, even if Avro finds them compatible (ADR 2, 6, 7). */
  POLICY,
  /** Mistakes in the rules file itself. */
  RULES
}
