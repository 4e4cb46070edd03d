package org.openedx.eventbus.tools.internal.lint;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PastTenseTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "created",
        "sent",
        "reset",
        "agreed",
        "partially_paid",
        "redemption-reversed",
        "withdrawn"
      })
  void pastTenseIsRecognised(String action) {
    assertThat(EventNamingCheck.isPastTense(action)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"create", "success", "pending", "exceed", "embed", "creation", "sent_by", ""})
  void otherFormsAreNotPastTense(String action) {
    assertThat(EventNamingCheck.isPastTense(action)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"frozen", "thrown", "overridden", "order_broken", "rebuilt", "decreed", "wed"})
  void lessFrequentPastTenseIsRecognised(String action) {
    assertThat(EventNamingCheck.isPastTense(action)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"bed", "red", "sacred", "hundred"})
  void nounsAndAdjectivesThatEndInEdAreNotPastTense(String action) {
    assertThat(EventNamingCheck.isPastTense(action)).isFalse();
  }
}
