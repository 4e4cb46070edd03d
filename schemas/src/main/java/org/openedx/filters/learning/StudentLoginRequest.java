package org.openedx.filters.learning;

import java.util.Objects;
import org.openedx.events.learning.data.UserData;

/**
 * Somebody is about to be logged in.
 *
 * @param user whose password was right
 */
public record StudentLoginRequest(UserData user) {
  public StudentLoginRequest {
    Objects.requireNonNull(user, "user");
  }

  public StudentLoginRequest withUser(UserData value) {
    return new StudentLoginRequest(value);
  }
}
