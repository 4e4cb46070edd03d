package org.openedx.eventbus.tools.desired;

/** The action that a plan has for the schema of a subject. */
public enum Action {
  /** None: the subject has an equivalent version. */
  UNCHANGED,
  /** The schema is registered as the first or next version. */
  REGISTER,
  /**
   * The schema is incompatible with existing versions at the subject's level. The subject is not
   * changed.
   */
  REFUSED
}
