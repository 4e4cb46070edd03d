package org.openedx.eventbus.it.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.openedx.eventbus.event.InvalidPayloadException;
import org.openedx.events.learning.data.UserPersonalData;

/** Runs the snippets of {@code docs/contracts.md}. */
class ContractsPageTest {
  @Test
  void generatedRecordIsImmutableAndMasked() {
    // snippet: generated
    UserPersonalData ada =
        UserPersonalData.builder().username("ada").email("ada@example.org").name("Ada").build();
    UserPersonalData renamed = ada.withName("Ada Lovelace");

    assertThat(renamed).hasToString("UserPersonalData[username=***, email=***, name=***]");
    assertThat(renamed.toBuilder().name("Ada").build()).isEqualTo(ada);
    assertThatThrownBy(() -> new UserPersonalData("ada", null, "Ada"))
        .isInstanceOf(InvalidPayloadException.class)
        .hasMessageContaining("UserPersonalData.email");
    // end
  }
}
