package org.openedx.eventbus.handler;

import java.util.Objects;
import org.openedx.eventbus.internal.SafeText;

/**
 * Identity of a handler within a consumer group: logs, metrics, dead letters, pausing and the
 * command line all use it. Its text is the name for handlers of event types, for example {@code
 * audit}, and {@code topic/<name>} for handlers of topics, for example {@code topic/audit}.
 *
 * @param scope whether the handler was registered for event types or for topics
 * @param name 1 to 200 characters, no control characters; may not begin with {@code topic/} or
 *     {@code type/}
 */
public record HandlerId(Scope scope, String name) {
  private static final String TYPE_PREFIX = "type/";
  private static final String TOPIC_PREFIX = "topic/";
  private static final int MAX_LENGTH = 200;

  /** What a handler is registered for. */
  public enum Scope {
    /** One or more event types. */
    TYPE,
    /** All events of a topic. */
    TOPIC
  }

  /**
   * Creates an identity.
   *
   * @param scope whether the handler was registered for event types or for topics
   * @param name 1 to 200 characters
   * @throws IllegalArgumentException if the name is blank, too long, contains control characters or
   *     begins with a reserved prefix
   */
  public HandlerId {
    Objects.requireNonNull(scope, "scope");
    requireName(name);
  }

  /**
   * Checks a handler's name.
   *
   * @return the name
   * @throws IllegalArgumentException as the constructor
   */
  static String requireName(String name) {
    Objects.requireNonNull(name, "name");
    if (name.isBlank()
        || name.length() > MAX_LENGTH
        || name.startsWith(TYPE_PREFIX)
        || name.startsWith(TOPIC_PREFIX)
        || SafeText.hasInvisible(name)) {
      throw new IllegalArgumentException(
          String.format(
              "'%s' is not a handler name: expected 1 to 200 characters, not blank, without control"
                  + " characters, and not beginning with topic/ or type/",
              SafeText.escape(name, MAX_LENGTH)));
    }
    return name;
  }

  /**
   * {@return whether a text of a user selects this handler} For example {@code audit} selects every
   * handler of this name; {@code type/audit} and {@code topic/audit} select one scope.
   *
   * @param text the text
   */
  public boolean matches(String text) {
    return Objects.requireNonNull(text, "text").equals(name) || text.equals(qualified());
  }

  private String qualified() {
    return (scope == Scope.TYPE ? TYPE_PREFIX : TOPIC_PREFIX) + name;
  }

  /** Returns the text that logs, metrics and dead letters contain. */
  @Override
  public String toString() {
    return scope == Scope.TYPE ? name : qualified();
  }
}
