package com.acme.campus.rules;

import org.openedx.eventbus.filter.FilterContext;
import org.openedx.eventbus.filter.FilterStep;
import org.openedx.filters.learning.CourseEnrollmentRequest;

/** Changes the mode: staff takes every course on the honor track. */
public final class HonorModeForStaff implements FilterStep<CourseEnrollmentRequest> {
  @Override
  public CourseEnrollmentRequest apply(CourseEnrollmentRequest request, FilterContext context) {
    String email = request.user().pii().email();
    if (email.isEmpty()) {
      throw new IllegalStateException("the user has no e-mail address");
    }
    return email.endsWith("@staff.acme.example") ? request.withMode("honor") : request;
  }
}
