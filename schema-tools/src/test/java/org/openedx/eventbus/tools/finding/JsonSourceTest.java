package org.openedx.eventbus.tools.finding;

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

    assertThat(source.location("/next").column()).isEqualTo(26);
    assertThat(source.root().path("ünïcode €").asInt()).isEqualTo(1);
  }

  @Test
  void invalidJsonIsReportedWithAColumnInCharacters() {
    assertThatThrownBy(() -> parse("{\"ünïcode €\": ?}", UTF_8))
        .isInstanceOf(InvalidContractsException.class)
        .hasMessageContaining("x.avsc:1:15")
        .hasMessageContaining("invalid JSON");
  }

  @Test
  void otherEncodingsAreRejected() {
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
  void replacementCharacterInTheTextIsAccepted() {
    assertThat(parse("\"\uFFFD\"", UTF_8).root().asText()).isEqualTo("\uFFFD");
  }

  @Test
  void byteOrderMarkIsNotPartOfTheText() {
    JsonSource source = parse("\uFEFF{\"a\": 1}", UTF_8);

    assertThat(source.text()).isEqualTo("{\"a\": 1}");
    assertThat(source.location("/a").column()).isEqualTo(7);
  }

  @Test
  void repeatedKeysAreReportedOncePerObject() {
    JsonSource source =
        parse("{\"a\": {\"b\": 1}, \"c\": {\"b\": 2},\n\"a\": {\"b\": 3.50}}", UTF_8);

    assertThat(source.duplicateKeys(Rule.AVRO_DUPLICATE_KEY))
        .extracting(ContractProblem::toString)
        .containsExactly("x.avsc:2:1: the key 'a' occurs twice");
    assertThat(source.root().at("/a/b")).hasToString("3.50");
    assertThat(source.location("/a/b")).hasToString("x.avsc:2:12");
  }

  @Test
  void missingValueHasTheLocationOfItsParent() {
    JsonSource source = parse("{\"list\": [1,\n {\"x/y\": 2}]}", UTF_8);

    assertThat(source.location("/list/1/x~1y")).hasToString("x.avsc:2:10");
    assertThat(source.location("/list/1/none/deeper")).hasToString("x.avsc:2:2");
    assertThat(source.location("")).hasToString("x.avsc:1:1");
  }
}
