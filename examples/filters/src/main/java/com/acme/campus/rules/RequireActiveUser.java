package com.acme.campus.rules;

import java.util.Map;
import org.openedx.eventbus.filter.FilterContext;
import org.openedx.eventbus.filter.FilterStep;
import org.openedx.filters.learning.PreventLogin;
import org.openedx.filters.learning.StudentLoginRequest;

/** Rejects inactive users, with a redirect. */
public final class RequireActiveUser implements FilterStep<StudentLoginRequest> {
  @Override
  public StudentLoginRequest apply(StudentLoginRequest request, FilterContext context) {
    if (!request.user().isActive()) {
      throw new PreventLogin("unconfirmed", "confirm your address first", "/confirm", Map.of());
    }
    return request;
  }
}
