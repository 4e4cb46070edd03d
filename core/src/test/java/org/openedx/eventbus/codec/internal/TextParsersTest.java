package org.openedx.eventbus.codec.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openedx.eventbus.internal.DottedNames;
import org.openedx.eventbus.internal.SafeText;

/** Parsers of header values read each character a constant number of times. */
class TextParsersTest {
  /** Upper limit of the reads of one character, in all passes of a parser. */
  private static final long MAX_READS = 40;

  /** Text that counts the reads of its characters. */
  private static final class CountingText implements CharSequence {
    private final String text;
    private long reads;

    CountingText(String text) {
      this.text = text;
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public char charAt(int index) {
      reads++;
      return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      reads += end - start;
      return text.substring(start, end);
    }

    @Override
    public String toString() {
      reads += text.length();
      return text;
    }
  }

  private record Parser(String name, Consumer<CharSequence> parse) {
    @Override
    public String toString() {
      return name;
    }
  }

  static List<Parser> parsers() {
    return List.of(
        new Parser("HeaderUuid", HeaderUuid::parse),
        new Parser("DottedNames", DottedNames::isNumbers),
        new Parser("SafeText", SafeText::hasInvisible));
  }

  private static List<String> hostile(int length) {
    List<String> texts = new ArrayList<>();
    for (String part :
        List.of("}", "{", "{}", "-", "0", "u", "urn:", "uuid:", "ururn:", ".", "1.", "\ud83d")) {
      String text = part.repeat(length / part.length());
      texts.addAll(List.of(text, text + "x", "x" + text, "{" + text + "}"));
    }
    String alphabet = "{}-urnid:0123456789abcdefx.";
    Random random = new Random(length);
    StringBuilder any = new StringBuilder();
    for (int i = 0; i < length; i++) {
      any.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    texts.add(any.toString());
    return texts;
  }

  @ParameterizedTest
  @MethodSource("parsers")
  void readsGrowLinearlyWithTheLength(Parser parser) {
    for (int length : new int[] {1 << 10, 1 << 16, 1 << 20}) {
      for (String text : hostile(length)) {
        CountingText counting = new CountingText(text);
        parser.parse().accept(counting);
        assertThat(counting.reads)
            .as("%d times '%.8s…'", length, text)
            .isLessThanOrEqualTo(MAX_READS * text.length());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "01234567-89ab-cdef-0123-456789abcdef",
        "0123456789ABCDEF0123456789abcdef",
        "{01234567-89ab-cdef-0123-456789abcdef}",
        "{{{0123456789abcdef0123456789abcdef}}",
        "urn:uuid:01234567-89ab-cdef-0123-456789abcdef",
        "URN:UUID:{01234567-89ab-cdef-0123-456789abcdef}",
        "uuid:01234567-89ab-cdef-0123-456789abcdef",
        "0-1-2-3456789abcdef0123456789abcdef"
      })
  void uuidIsReadInEverySpelling(String text) {
    assertThat(HeaderUuid.parse(text))
        .isEqualTo(UUID.fromString("01234567-89ab-cdef-0123-456789abcdef"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "0123456789abcdef0123456789abcde",
        "0123456789abcdef0123456789abcdef0",
        "0123456789abcdef0123456789abcdeg",
        "}0123456789abcdef0123456789abcdef{",
        "-{0123456789abcdef0123456789abcdef}-",
        "０123456789abcdef0123456789abcdef",
        "01234567 89ab cdef 0123 456789abcdef"
      })
  void anyOtherTextIsNoUuid(String text) {
    assertThat(HeaderUuid.parse(text)).isNull();
  }
}
