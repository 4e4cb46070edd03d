package com.acme.campus.rules;

import org.openedx.eventbus.filter.FilterContext;
import org.openedx.eventbus.filter.FilterStep;
import org.openedx.filters.learning.PreventRegistration;
import org.openedx.filters.learning.StudentRegistrationForm;

/** Only those with an address of ours get an account, and their names without blanks around. */
public final class OwnDomain implements FilterStep<StudentRegistrationForm> {
  @Override
  public StudentRegistrationForm apply(StudentRegistrationForm form, FilterContext context) {
    if (!form.field("email").orElse("").endsWith("@" + context.options().get("domain"))) {
      throw new PreventRegistration("foreign-address", "please use your address of the campus");
    }
    return form.with("name", form.field("name").orElse("").strip());
  }
}
