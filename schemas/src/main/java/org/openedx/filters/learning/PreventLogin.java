package org.openedx.filters.learning;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.filter.FilterException;

/** The learner is not to be logged in, though the password was right. */
public class PreventLogin extends FilterException {
  private static final long serialVersionUID = 1L;

  private final transient Map<String, String> context;

  /**
   * @param code for programs; Open edX calls it error_code
   * @param message for the learner
   */
  public PreventLogin(String code, String message) {
    this(code, message, null, Map.of());
  }

  /**
   * @param code for programs; Open edX calls it error_code
   * @param message for the learner
   * @param redirect where to send the learner instead
   * @param context what the page that shows the message needs
   */
  public PreventLogin(
      String code, String message, @Nullable String redirect, Map<String, String> context) {
    super(code, message, redirect);
    this.context = Map.copyOf(context);
  }

  /** What the page that shows the message needs. */
  public Map<String, String> context() {
    return context;
  }
}
