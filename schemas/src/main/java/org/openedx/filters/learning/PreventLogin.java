package org.openedx.filters.learning;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.filter.FilterException;

/** Rejects a login, although the password was correct. */
public class PreventLogin extends FilterException {
  private static final long serialVersionUID = 1L;

  private final transient Map<String, String> context;

  /**
   * @param code the reason for programs; named {@code error_code} in Open edX
   * @param message the reason for the learner
   */
  public PreventLogin(String code, String message) {
    this(code, message, null, Map.of());
  }

  /**
   * @param code the reason for programs; named {@code error_code} in Open edX
   * @param message the reason for the learner
   * @param redirect the address of a page for the learner
   * @param context values for the page that shows the message
   */
  public PreventLogin(
      String code, String message, @Nullable String redirect, Map<String, String> context) {
    super(code, message, redirect);
    this.context = Map.copyOf(context);
  }

  /** Returns values for the page that shows the message. */
  public Map<String, String> context() {
    return context;
  }
}
