package org.openedx.filters.learning;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What somebody who wants an account filled in. Prints the names of its fields alone.
 *
 * @param fields by their names, in the form's order
 */
public record StudentRegistrationForm(Map<String, String> fields) {
  /** What Open edX withholds from steps: passwords, under all the names its forms have for them. */
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

  /** A field's value, if the form has it. */
  public Optional<String> field(String name) {
    return Optional.ofNullable(fields.get(name));
  }

  /** The form with a field set. */
  public StudentRegistrationForm with(String name, String value) {
    Map<String, String> changed = new LinkedHashMap<>(fields);
    changed.put(name, value);
    return new StudentRegistrationForm(changed);
  }

  /** The form without a field. */
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

  /** What a step may have put under those names does not count. */
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
