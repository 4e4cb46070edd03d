package com.acme.campus.rules;

import org.openedx.eventbus.filter.FilterContext;
import org.openedx.eventbus.filter.FilterStep;
import org.openedx.filters.learning.PreventRegistration;
import org.openedx.filters.learning.StudentRegistrationForm;

/** Rejects e-mail addresses of other domains, and strips the name. */
public final class RequireCampusAddress implements FilterStep<StudentRegistrationForm> {
  @Override
  public StudentRegistrationForm apply(StudentRegistrationForm form, FilterContext context) {
    if (!form.field("email").orElse("").endsWith("@" + context.options().get("domain"))) {
      throw new PreventRegistration("foreign-address", "use your campus e-mail address");
    }
    return form.with("name", form.field("name").orElse("").strip());
  }
}
