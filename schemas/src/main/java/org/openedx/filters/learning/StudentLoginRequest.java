package org.openedx.filters.learning;

import java.util.Objects;
import org.openedx.events.learning.data.UserData;

/**
 * Request to log a learner in.
 *
 * @param user the learner, whose password was verified
 */
public record StudentLoginRequest(UserData user) {
  public StudentLoginRequest {
    Objects.requireNonNull(user, "user");
  }

  public StudentLoginRequest withUser(UserData value) {
    return new StudentLoginRequest(value);
  }
}
