package org.openedx.eventbus.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SuggestionsTest {
  @Test
  void aNameInAnotherCaseIsSuggested() {
    assertThat(Suggestions.didYouMean("event_since", List.of("EVENT_SINCE", "FIELD_DOC")))
        .isEqualTo("; did you mean EVENT_SINCE?");
  }

  @Test
  void aTranspositionIsSuggested() {
    assertThat(Suggestions.nearest("tial", List.of("tail", "send"))).contains("tail");
  }

  @Test
  void aShortNameWithTwoOtherLettersIsNotSuggested() {
    assertThat(Suggestions.nearest("foo", List.of("doc", "type"))).isEmpty();
  }
}
