package com.acme.campus.rules;

import java.util.List;
import java.util.Map;
import org.openedx.eventbus.filter.FilterContext;
import org.openedx.eventbus.filter.FilterStep;
import org.openedx.filters.learning.CourseEnrollmentRequest;
import org.openedx.filters.learning.PreventEnrollment;

/** Rejects closed courses, which an option lists. The option is checked when the service starts. */
public final class RejectClosedCourses implements FilterStep<CourseEnrollmentRequest> {
  @Override
  public CourseEnrollmentRequest apply(CourseEnrollmentRequest request, FilterContext context) {
    if (List.of(context.options().get("courses").split(" ")).contains(request.courseKey())) {
      throw new PreventEnrollment("closed", "this course is over", "/courses");
    }
    return request;
  }

  @Override
  public void check(Map<String, String> options) {
    if (!options.containsKey("courses")) {
      throw new IllegalArgumentException("courses is missing: course keys, separated by spaces");
    }
  }
}
