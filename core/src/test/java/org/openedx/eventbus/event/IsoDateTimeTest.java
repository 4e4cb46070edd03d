package org.openedx.eventbus.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IsoDateTimeTest {
  @ParameterizedTest
  @CsvSource({
    "2021-09-21T15:36:31.311506Z, 2021-09-21T15:36:31.311506+00:00",
    "2023-01-01T14:00:00Z, 2023-01-01T14:00:00+00:00",
    "2021-09-21T15:36:31.400Z, 2021-09-21T15:36:31.400000+00:00",
    "2021-09-21T15:36:31.000000999Z, 2021-09-21T15:36:31+00:00",
    "0044-03-15T00:00:00Z, 0044-03-15T00:00:00+00:00",
  })
  void textEqualsThatOfPythonsIsoformat(Instant instant, String text) {
    assertThat(IsoDateTime.of(instant).text()).isEqualTo(text);
  }

  @Test
  void offsetIsWrittenIfPresent() {
    assertThat(IsoDateTime.of(OffsetDateTime.parse("2020-01-01T00:00:00+05:30")).text())
        .isEqualTo("2020-01-01T00:00:00+05:30");
    assertThat(IsoDateTime.of(LocalDateTime.parse("2020-01-01T00:00:00")).text())
        .isEqualTo("2020-01-01T00:00:00");
  }

  @ParameterizedTest
  @CsvSource({
    "2021-09-21T15:36:31.311506+00:00, 2021-09-21T15:36:31.311506Z",
    "2021-09-21T15:36:31Z, 2021-09-21T15:36:31Z",
    "2021-09-21 15:36:31+00:00, 2021-09-21T15:36:31Z",
    "2020-01-01T00:00:00+05:30, 2019-12-31T18:30:00Z",
    "2020-01-01T00:00:00.4-01:00, 2020-01-01T01:00:00.400Z",
  })
  void formatsOfPythonAreRead(String text, Instant instant) {
    assertThat(new IsoDateTime(text).toInstant()).isEqualTo(instant);
    assertThat(new IsoDateTime(text).text()).isEqualTo(text);
  }

  @Test
  void timeWithoutOffsetHasNoInstant() {
    IsoDateTime naive = new IsoDateTime("2020-01-01T00:00:00");
    assertThat(naive.isValid()).isTrue();
    assertThat(naive.toLocalDateTime()).isEqualTo(LocalDateTime.parse("2020-01-01T00:00:00"));
    assertThatThrownBy(naive::toInstant)
        .isInstanceOf(DateTimeException.class)
        .hasMessageContaining("no offset");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2021-02-31T00:00:00+00:00",
        "2021-04-3000:00:00Z",
        "2021-04-30T 00:00:00Z",
        "2021-04-30T24:00:00Z",
        "2021-04-30",
        ""
      })
  void ambiguousTextIsRejected(String text) {
    assertThat(new IsoDateTime(text).isValid()).isFalse();
  }

  @Test
  void textThatIsNotATimeIsAccepted() {
    IsoDateTime odd = new IsoDateTime("sometime soon");
    assertThat(odd.isValid()).isFalse();
    assertThat(odd).isEqualTo(new IsoDateTime("sometime soon")).hasToString("sometime soon");
    assertThatThrownBy(odd::toInstant)
        .hasMessage("a text of 13 characters is not an ISO date and time");
  }
}
