package org.openedx.eventbus.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.openedx.eventbus.codec.internal.PlainJson;
import org.openedx.eventbus.codec.internal.Samples;
import org.openedx.eventbus.event.InvalidPayloadException;

class PlainJsonTest {
  @Test
  void payloadSurvivesTheRoundTrip() {
    assertThat(PlainJson.write(Samples.TYPE, Samples.payload())).isEqualTo(Samples.JSON);
  }

  @Test
  void givenFieldsAreMasked() {
    String json =
        PlainJson.write(
            Samples.TYPE, Samples.payload(), Set.of("visit.user.username", "visit.pages"));
    assertThat(json).contains("\"username\":\"***\"", "\"pages\":\"***\"").doesNotContain("ada");
  }

  @Test
  void errorListsAllViolations() {
    assertThatThrownBy(
            () ->
                PlainJson.read(
                    Samples.TYPE,
                    "{\"visit\":{\"pages\":[1],\"counts\":{\"x\":\"1\"},\"kind\":\"NONE\",\"hash\":\"abc\","
                        + "\"user\":{\"id\":1.5,\"user_name\":\"ada\",\"active\":\"yes\"}},"
                        + "\"raw\":\"€\",\"score\":null,\"rank\":3000000000}"))
        .isInstanceOf(InvalidPayloadException.class)
        .hasMessageContaining("visit.pages[0] is a number, expected a string")
        .hasMessageContaining("visit.counts[*] is a string, expected a long")
        .hasMessageContaining("visit.kind is a string, expected one of [SHORT, LONG]")
        .hasMessageContaining("visit.hash is a string")
        .hasMessageContaining("visit.user.id is a number")
        .hasMessageContaining("visit.user.username is missing (string)")
        .hasMessageContaining("visit.user.user_name is unknown, expected [id, username, active]")
        .hasMessageContaining("visit.user.active is a string")
        .hasMessageContaining("raw is a string")
        .hasMessageContaining("score is null")
        .hasMessageContaining("rank is a number, expected an int")
        .hasMessageContaining("share is missing (float)");
  }

  @Test
  void invalidJsonIsRejected() {
    assertThatThrownBy(() -> PlainJson.read(Samples.TYPE, "{")).hasMessageContaining("not JSON");
    assertThatThrownBy(() -> PlainJson.read(Samples.TYPE, "[]"))
        .hasMessageContaining("the data is an array, expected an object");
    assertThatThrownBy(() -> PlainJson.read(Samples.TYPE, "{\"raw\":\"\",\"raw\":\"\"}"))
        .hasMessageContaining("is not JSON")
        .hasMessageContaining("line 1, column 16");
    assertThatThrownBy(() -> PlainJson.read(Samples.TYPE, ""))
        .isInstanceOf(InvalidPayloadException.class);
  }
}
