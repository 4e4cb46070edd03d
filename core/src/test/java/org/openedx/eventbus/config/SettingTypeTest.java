package org.openedx.eventbus.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingTypeTest {

  @ParameterizedTest
  @CsvSource({
    "500ms, PT0.5S",
    "10s, PT10S",
    "5m, PT5M",
    "1h, PT1H",
    "7d, PT168H",
    "PT10S, PT10S",
    "P1D, PT24H",
    "1500, PT1.5S"
  })
  void durationsAreParsed(String text, String expected) {
    assertThat(SettingType.POSITIVE_DURATION.parse(text)).isEqualTo(Duration.parse(expected));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"9223372036854775807", "9223372036854775807ms", "PT2562047788015H", "40000d"})
  void foreverIsLimitedSoThatNanosecondsDoNotOverflow(String text) {
    Duration forever = SettingType.POSITIVE_DURATION.parse(text);

    assertThat(forever).isEqualTo(Duration.ofDays(36_500));
    assertThat(forever.plus(forever).toNanos()).isPositive();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "10 s", "-1s", "PT-1S", "0", "0.5s", "5M", "1w", "9999999999999999d", "1e3"})
  void ambiguousDurationsAreRejected(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SettingType.POSITIVE_DURATION.parse(text));
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "2KiB, 2048", "32MiB, 33554432", "1 GiB, 1073741824", "5B, 5"})
  void sizesAreParsed(String text, long expected) {
    assertThat(SettingType.SIZE.parse(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "-1", "32MB", "32M", "1.5GiB", "9223372036854775807KiB"})
  void ambiguousSizesAreRejected(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> SettingType.SIZE.parse(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "yes", "1", "on", "t"})
  void booleansOtherThanTrueAndFalseAreRejected(String text) {
    assertThat(SettingType.BOOLEAN.parse("False")).isFalse();
    assertThatIllegalArgumentException().isThrownBy(() -> SettingType.BOOLEAN.parse(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"r:8081", "ftp://r", "http://", "http://r?x=1", "a,,b", "http://r,"})
  void urlThatIsNotOfARegistryIsRejected(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> SettingType.REGISTRY_URLS.parse(text));
  }
}
