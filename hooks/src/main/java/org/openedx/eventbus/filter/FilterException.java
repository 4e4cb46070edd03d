package org.openedx.eventbus.filter;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.EventBusException;

/**
 * A step's refusal: what the caller is about to do must not be done. It always reaches the caller
 * of the filter, whatever the policy of the pipeline. Filter types have subclasses of their own, to
 * be caught by name.
 */
public class FilterException extends EventBusException {
  private static final long serialVersionUID = 1L;

  private final String code;
  private final @Nullable String redirect;

  /**
   * @param code for programs, {@code enrollment-closed}
   * @param message for people
   */
  public FilterException(String code, String message) {
    this(code, message, null);
  }

  /**
   * @param code for programs, {@code enrollment-closed}
   * @param message for people
   * @param redirect where to send the user instead
   */
  public FilterException(String code, String message, @Nullable String redirect) {
    this(code, message, redirect, null);
  }

  /** As {@link #FilterException(String, String, String)}, with what led to it. */
  public FilterException(
      String code, String message, @Nullable String redirect, @Nullable Throwable cause) {
    super(Objects.requireNonNull(message, "message"), cause);
    this.code = Objects.requireNonNull(code, "code");
    this.redirect = redirect;
  }

  /** The reason, for programs. */
  public final String code() {
    return code;
  }

  /** Where to send the user instead. */
  public final Optional<String> redirect() {
    return Optional.ofNullable(redirect);
  }
}
