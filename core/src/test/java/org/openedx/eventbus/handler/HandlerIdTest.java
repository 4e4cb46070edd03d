package org.openedx.eventbus.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openedx.eventbus.handler.HandlerId.Scope;

class HandlerIdTest {
  @Test
  void textOfAHandlerOfATopicContainsItsScope() {
    assertThat(new HandlerId(Scope.TYPE, "audit")).hasToString("audit");
    assertThat(new HandlerId(Scope.TOPIC, "audit")).hasToString("topic/audit");
  }

  @ParameterizedTest
  @CsvSource({
    "audit, true, true",
    "type/audit, true, false",
    "topic/audit, false, true",
    "aud, false, false",
    "AUDIT, false, false",
    "'', false, false"
  })
  void qualifiedNameSelectsOneScope(String text, boolean ofType, boolean ofTopic) {
    assertThat(new HandlerId(Scope.TYPE, "audit").matches(text)).isEqualTo(ofType);
    assertThat(new HandlerId(Scope.TOPIC, "audit").matches(text)).isEqualTo(ofTopic);
  }

  @Test
  void handlersOfOneNameDifferByScope() {
    assertThat(new HandlerId(Scope.TYPE, "audit"))
        .isEqualTo(new HandlerId(Scope.TYPE, "audit"))
        .isNotEqualTo(new HandlerId(Scope.TOPIC, "audit"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "a\nb", "type/audit", "topic/audit"})
  void invalidNameIsRejected(String name) {
    assertThatThrownBy(() -> new HandlerId(Scope.TYPE, name))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is not a handler name: expected 1 to 200 characters");
  }

  @Test
  void nameOfUpTo200CharactersIsAccepted() {
    assertThat(new HandlerId(Scope.TYPE, "x".repeat(200)).name()).hasSize(200);
    assertThatThrownBy(() -> new HandlerId(Scope.TYPE, "x".repeat(201)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void errorShowsNoControlCharacters() {
    assertThatThrownBy(() -> new HandlerId(Scope.TYPE, "a\u001b[2Jb"))
        .hasMessageStartingWith("'a\\u001b[2Jb' is not a handler name");
  }
}
