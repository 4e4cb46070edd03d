package org.openedx.eventbus.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventNameTest {
  @Test
  void nameIsDividedIntoFiveParts() {
    EventName name = EventName.of("org.openedx.learning.auth.session.login.completed.v12");
    assertThat(name.reverseDns()).isEqualTo("org.openedx");
    assertThat(name.subdomain()).isEqualTo("learning");
    assertThat(name.subject()).isEqualTo("auth.session.login");
    assertThat(name.action()).isEqualTo("completed");
    assertThat(name.majorVersion()).hasValue(12);
    assertThat(name.wellFormed()).isTrue();
    assertThat(EventName.of(name.toString())).isEqualTo(name);
  }

  @ParameterizedTest
  @CsvSource({
    "'', it is empty",
    "org.openedx.learning.created.v1, it has 5 parts",
    "org.openedx.learning.course.created, 'created' is not a version",
    "org.openedx.learning.course.created.v0, 'v0' is not a version",
    "org.openedx.learning.course..created.v1, part 5 is empty",
    "org.openedx.Learning.course.created.v1, part 3 'Learning'",
    "org.openedx.enterprise.subsidy.redemption-reversed.v1, part 5 'redemption-reversed'",
    "org.open_edx.learning.course.created.v1, part 2 'open_edx'",
  })
  void errorContainsThePartThatViolatesTheForm(String name, String fault) {
    assertThatThrownBy(() -> EventName.of(name))
        .isInstanceOf(InvalidEventNameException.class)
        .hasMessageContaining("'" + name + "'")
        .hasMessageContaining(fault)
        .hasMessageContaining("such as org.openedx.learning.course.enrollment.created.v1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "org.openedx.authz.role_assignment.created",
        "org.openedx.authz.role_assignment.deleted",
        "org.openedx.enterprise.subsidy.redemption-reversed.v1"
      })
  void namesOfOpenEdxThatViolateTheFormAreImported(String upstream) {
    EventName name = EventName.imported(upstream);
    assertThat(name.wellFormed()).isFalse();
    assertThat(name.reverseDns()).isEqualTo("org.openedx");
    assertThat(name.value()).isEqualTo(upstream);
    assertThat(name.subject()).isIn("role_assignment", "subsidy");
    assertThat(name.action()).isIn("created", "deleted", "redemption-reversed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a b", "a\nb"})
  void importedNameWithWhiteSpaceOrTooLongIsRejected(String name) {
    assertThatThrownBy(() -> EventName.imported(name))
        .isInstanceOf(InvalidEventNameException.class);
    assertThatThrownBy(() -> EventName.imported("x".repeat(250)))
        .isInstanceOf(InvalidEventNameException.class);
  }

  @Test
  void partsOfAnyImportedNameAreAvailable() {
    for (String odd : new String[] {"a", ".", "...", "v1", "a.v1", "a.b.c.v1"}) {
      EventName name = EventName.imported(odd);
      assertThat(name.subject() + name.action() + name.subdomain() + name.reverseDns()).isNotNull();
    }
  }
}
