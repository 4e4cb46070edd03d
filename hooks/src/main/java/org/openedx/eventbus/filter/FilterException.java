package org.openedx.eventbus.filter;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.EventBusException;

/**
 * Thrown by a step to reject a value. The caller of the filter receives it regardless of the policy
 * of the pipeline, and cancels its action. Filter types usually have a subclass each, for example
 * {@code PreventEnrollment}.
 */
public class FilterException extends EventBusException {
  private static final long serialVersionUID = 1L;

  private final String code;
  private final @Nullable String redirect;

  /**
   * Creates a rejection without redirect and cause.
   *
   * @param code the reason for programs, for example {@code enrollment-closed}
   * @param message the reason for users
   */
  public FilterException(String code, String message) {
    this(code, message, null);
  }

  /**
   * Creates a rejection without cause.
   *
   * @param code the reason for programs, for example {@code enrollment-closed}
   * @param message the reason for users
   * @param redirect the address of a page for the user, for example {@code /courses}; or null
   */
  public FilterException(String code, String message, @Nullable String redirect) {
    this(code, message, redirect, null);
  }

  /**
   * Creates a rejection.
   *
   * @param code the reason for programs, for example {@code enrollment-closed}
   * @param message the reason for users
   * @param redirect the address of a page for the user, for example {@code /courses}; or null
   * @param cause the exception that led to the rejection, or null
   */
  public FilterException(
      String code, String message, @Nullable String redirect, @Nullable Throwable cause) {
    super(Objects.requireNonNull(message, "message"), cause);
    this.code = Objects.requireNonNull(code, "code");
    this.redirect = redirect;
  }

  /** {@return the reason for programs} */
  public final String code() {
    return code;
  }

  /** {@return the address of a page for the user, if there is one} */
  public final Optional<String> redirect() {
    return Optional.ofNullable(redirect);
  }
}
