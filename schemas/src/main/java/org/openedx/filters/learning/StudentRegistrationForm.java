package org.openedx.filters.learning;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Form of a learner who registers. {@link #toString} contains the names of the fields only.
 *
 * @param fields the fields by name, in the order of the form
 */
public record StudentRegistrationForm(Map<String, String> fields) {
  /** The fields that are hidden from steps: passwords, under all names in forms of Open edX. */
  public static final List<String> SENSITIVE_FIELDS =
      List.of(
          "password",
          "newpassword",
          "new_password",
          "oldpassword",
          "old_password",
          "new_password1",
          "new_password2");

  public StudentRegistrationForm {
    fields.forEach(
        (name, value) -> {
          Objects.requireNonNull(name, "a field's name");
          Objects.requireNonNull(value, () -> "the value of " + name);
        });
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
  }

  /** Returns the value of a field, if the form has the field. */
  public Optional<String> field(String name) {
    return Optional.ofNullable(fields.get(name));
  }

  /** Returns a copy with another value of a field. */
  public StudentRegistrationForm with(String name, String value) {
    Map<String, String> changed = new LinkedHashMap<>(fields);
    changed.put(name, value);
    return new StudentRegistrationForm(changed);
  }

  /** Returns a copy without a field. */
  public StudentRegistrationForm without(String name) {
    Map<String, String> changed = new LinkedHashMap<>(fields);
    changed.remove(name);
    return new StudentRegistrationForm(changed);
  }

  StudentRegistrationForm withoutSensitiveFields() {
    Map<String, String> changed = new LinkedHashMap<>(fields);
    SENSITIVE_FIELDS.forEach(changed::remove);
    return new StudentRegistrationForm(changed);
  }

  /** Returns a copy with the sensitive fields of the original; those set by a step are ignored. */
  StudentRegistrationForm withSensitiveFieldsOf(StudentRegistrationForm original) {
    Map<String, String> changed = new LinkedHashMap<>(withoutSensitiveFields().fields);
    SENSITIVE_FIELDS.forEach(
        name -> original.field(name).ifPresent(value -> changed.put(name, value)));
    return new StudentRegistrationForm(changed);
  }

  @Override
  public String toString() {
    return "StudentRegistrationForm" + fields.keySet();
  }
}
