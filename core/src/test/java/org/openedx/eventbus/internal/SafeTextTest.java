package org.openedx.eventbus.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafeTextTest {
  @Test
  void visibleTextOfAnyLanguageIsUnchanged() {
    String text = "München, 東京, Ελλάδα, 😀 {\"a\": 'b\\c'}";

    assertThat(SafeText.escape(text)).isEqualTo(text);
    assertThat(SafeText.hasInvisible(text)).isFalse();
  }

  @Test
  void controlCharactersAndLineEndsAreEscaped() {
    assertThat(SafeText.escape("a\u001b[2J\u0007b\r\n\t\u0000c\u007f"))
        .isEqualTo("a\\u001b[2J\\u0007b\\r\\n\\t\\u0000c\\u007f");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u0085", // next line
        "\u009b", // control sequence introducer of eight bits
        "\u00ad", // soft hyphen
        "\u061c", // Arabic letter mark
        "\u115f", // Hangul filler
        "\u200b", // zero-width space
        "\u200d", // zero-width joiner
        "\u200f", // right-to-left mark
        "\u2028", // line separator
        "\u2029", // paragraph separator
        "\u202e", // right-to-left override
        "\u2066", // left-to-right isolate
        "\u3164", // Hangul filler
        "\ufe0f", // variation selector
        "\ufeff", // byte order mark
        "\ud800", // lone surrogate
        "\udb40\udc41" // tag
      })
  void invisibleCharactersAreEscaped(String invisible) {
    String escaped = SafeText.escape("a" + invisible + "b");

    assertThat(escaped).matches("a(\\\\u[0-9a-f]{4})+b");
    assertThat(SafeText.hasInvisible(escaped)).isFalse();
    assertThat(SafeText.hasInvisible(invisible)).isTrue();
  }

  @Test
  void linesAreKeptWhereRequested() {
    assertThat(SafeText.escapeLines("a\nb\r\u001b")).isEqualTo("a\nb\\r\\u001b");
  }

  @Test
  void longTextIsTruncatedAlsoWithinAPairOfSurrogates() {
    assertThat(SafeText.escape("abcdef", 3)).isEqualTo("abc…");
    assertThat(SafeText.escape("ab😀", 3)).startsWith("ab").endsWith("…").doesNotContain("😀");
    assertThat(SafeText.escape("abc", 3)).isEqualTo("abc");
  }

  @Test
  void escapedJsonIsEqualToTheOriginal() throws Exception {
    ObjectMapper mapper = new ObjectMapper();
    String json =
        mapper.writeValueAsString("\u001b \u009b \u202e \n \udb40\udc41 \u2028 😀 \\n \u007f");

    String escaped = SafeText.escape(json);

    assertThat(SafeText.hasInvisible(escaped)).isFalse();
    assertThat(mapper.readTree(escaped)).isEqualTo(mapper.readTree(json));
  }

  @Test
  void textOfAnExceptionIsInOneLineAndShort() {
    assertThat(SafeText.message(new IllegalStateException("a\r\nb\u001b")))
        .isEqualTo("a\\r\\nb\\u001b");
    assertThat(SafeText.describe(new IllegalStateException("a\nb")))
        .isEqualTo("java.lang.IllegalStateException: a\\nb");
    assertThat(SafeText.message(new IllegalStateException())).isEqualTo("null");
    assertThat(SafeText.message(new IllegalStateException("x".repeat(5_000)))).hasSize(1_001);
  }

  @Test
  void shortenedTextDoesNotEndWithHalfOfACharacter() {
    assertThat(SafeText.escape("abc\uD83D\uDE00d", 4)).isEqualTo("abc…");
    assertThat(SafeText.escape("abc\uD83D\uDE00d", 5)).isEqualTo("abc\uD83D\uDE00…");
  }
}
