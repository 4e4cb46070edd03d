package org.openedx.eventbus.tools.desired;

/** What is to be done with a subject's schema. */
public enum Action {
  /** A version of the subject means the same. */
  UNCHANGED,
  /** It becomes the first or next version. */
  REGISTER,
  /** It breaks the level with versions that are there: the subject is left as it is. */
  REFUSED
}
