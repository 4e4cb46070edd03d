package com.acme.campus.rules;

import org.openedx.eventbus.filter.FilterContext;
import org.openedx.eventbus.filter.FilterStep;
import org.openedx.filters.learning.CourseUnenrollmentRequest;
import org.openedx.filters.learning.PreventUnenrollment;

/** What was paid for is not left by a click. */
public final class NoWayBack implements FilterStep<CourseUnenrollmentRequest> {
  @Override
  public CourseUnenrollmentRequest apply(CourseUnenrollmentRequest request, FilterContext context) {
    if (request.enrollment().mode().equals("verified")) {
      throw new PreventUnenrollment("paid", "write to us, for your money back");
    }
    return request;
  }
}
