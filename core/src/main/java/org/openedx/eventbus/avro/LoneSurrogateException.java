package org.openedx.eventbus.avro;

import org.openedx.eventbus.EventBusException;

/** A string holds half of a surrogate pair, so it has no UTF-8 form. */
public final class LoneSurrogateException extends EventBusException {
  private static final long serialVersionUID = 1L;

  /**
   * @param index where in the string the half pair stands
   */
  public LoneSurrogateException(int index) {
    super("a lone surrogate at index " + index + " cannot be written as UTF-8");
  }
}
