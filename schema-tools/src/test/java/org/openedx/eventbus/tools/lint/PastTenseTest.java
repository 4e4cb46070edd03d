package org.openedx.eventbus.tools.lint;

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
  void knowsWhatHasHappened(String action) {
    assertThat(PastTense.matches(action)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"create", "success", "pending", "exceed", "embed", "creation", "sent_by", ""})
  void knowsWhatIsNoPast(String action) {
    assertThat(PastTense.matches(action)).isFalse();
  }
}
