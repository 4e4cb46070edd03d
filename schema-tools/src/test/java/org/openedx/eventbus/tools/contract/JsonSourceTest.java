package org.openedx.eventbus.tools.contract;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import org.junit.jupiter.api.Test;

class JsonSourceTest {
  private static JsonSource parse(String text, Charset charset) {
    return JsonSource.parse("x.avsc", text.getBytes(charset));
  }

  @Test
  void columnsCountCharactersAndNotBytes() {
    JsonSource source = parse("{\"ünïcode €\": 1, \"next\": 2}", UTF_8);

    assertThat(source.place("/next").column()).isEqualTo(26);
    assertThat(source.root().path("ünïcode €").asInt()).isEqualTo(1);
  }

  @Test
  void brokenJsonIsToldWithAColumnInCharacters() {
    assertThatThrownBy(() -> parse("{\"ünïcode €\": ?}", UTF_8))
        .isInstanceOf(InvalidContractsException.class)
        .hasMessageContaining("x.avsc:1:15")
        .hasMessageContaining("invalid JSON");
  }

  @Test
  void otherEncodingsAreRefused() {
    assertThatThrownBy(() -> parse("{\"ü\": 1}", ISO_8859_1))
        .isInstanceOf(InvalidContractsException.class)
        .hasMessageContaining("the file is not encoded in UTF-8");
    for (Charset charset : new Charset[] {UTF_16BE, UTF_16LE}) {
      assertThatThrownBy(() -> parse("{\"a\": 1}", charset))
          .isInstanceOf(InvalidContractsException.class)
          .hasMessageContaining("invalid JSON");
    }
  }

  @Test
  void aCharacterThatStandsForLostOnesIsOneLikeOthers() {
    assertThat(parse("\"\uFFFD\"", UTF_8).root().asText()).isEqualTo("\uFFFD");
  }

  @Test
  void aByteOrderMarkIsNoPartOfTheText() {
    JsonSource source = parse("\uFEFF{\"a\": 1}", UTF_8);

    assertThat(source.text()).isEqualTo("{\"a\": 1}");
    assertThat(source.place("/a").column()).isEqualTo(7);
  }
}
