package org.openedx.eventbus.filter;

/** How a step ended, and what the pipeline made of it. */
public enum Decision {
  /** It returned, and the next step got its value. */
  WENT_ON,
  /** It returned and ended the pipeline. */
  STOPPED,
  /** It refused: the caller got its {@link FilterException}. */
  REFUSED,
  /** It failed, and the pipeline went on with the value as it was before. */
  FAILED_SILENTLY,
  /** It failed, and so did the pipeline. */
  FAILED
}
