package com.acme.campus.rules;

import org.openedx.eventbus.filter.FilterContext;
import org.openedx.eventbus.filter.FilterStep;
import org.openedx.filters.learning.CourseUnenrollmentRequest;
import org.openedx.filters.learning.PreventUnenrollment;

/** Rejects leaving a course that was paid for. */
public final class RejectPaidUnenrollment implements FilterStep<CourseUnenrollmentRequest> {
  @Override
  public CourseUnenrollmentRequest apply(CourseUnenrollmentRequest request, FilterContext context) {
    if (request.enrollment().mode().equals("verified")) {
      throw new PreventUnenrollment("paid", "contact support for a refund");
    }
    return request;
  }
}
