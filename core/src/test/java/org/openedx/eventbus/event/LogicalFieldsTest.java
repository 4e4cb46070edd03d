package org.openedx.eventbus.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class LogicalFieldsTest {
  private static final Instant FINE = Instant.parse("2026-01-02T03:04:05.123456789Z");

  @Test
  void timesAreTruncatedToThePrecisionOfTheirType() {
    LocalDateTime local = LocalDateTime.parse("2026-01-02T03:04:05.123456789");
    LocalTime time = LocalTime.parse("03:04:05.123456789");

    assertThat(LogicalFields.millis(FINE, "f")).isEqualTo("2026-01-02T03:04:05.123Z");
    assertThat(LogicalFields.micros(FINE, "f")).isEqualTo("2026-01-02T03:04:05.123456Z");
    assertThat(LogicalFields.nanos(FINE, "f")).isEqualTo(FINE);
    assertThat(LogicalFields.millis(local, "f")).isEqualTo("2026-01-02T03:04:05.123");
    assertThat(LogicalFields.micros(local, "f")).isEqualTo("2026-01-02T03:04:05.123456");
    assertThat(LogicalFields.nanos(local, "f")).isEqualTo(local);
    assertThat(LogicalFields.millis(time, "f")).isEqualTo("03:04:05.123");
    assertThat(LogicalFields.micros(time, "f")).isEqualTo("03:04:05.123456");
  }

  @Test
  void timesOutOfRangeAreRejected() {
    assertRejected(() -> LogicalFields.millis(Instant.MAX, "A.f"));
    assertRejected(() -> LogicalFields.micros(Instant.MIN, "A.f"));
    assertRejected(() -> LogicalFields.nanos(Instant.parse("2300-01-01T00:00:00Z"), "A.f"));
    assertRejected(() -> LogicalFields.micros(LocalDateTime.MAX, "A.f"));
    assertRejected(() -> LogicalFields.nanos(LocalDateTime.MIN, "A.f"));
    assertRejected(() -> LogicalFields.date(LocalDate.MAX, "A.f"));
    assertRejected(() -> LogicalFields.date(null, "A.f"));
  }

  @Test
  void decimalsGetTheirScaleAndAreNotRounded() {
    assertThat(LogicalFields.decimal(new BigDecimal("1.5"), 5, 2, "f"))
        .isEqualTo(new BigDecimal("1.50"));
    assertThat(LogicalFields.decimal(new BigDecimal("1E+2"), 5, 2, "f"))
        .isEqualTo(new BigDecimal("100.00"));
    assertRejected(() -> LogicalFields.decimal(new BigDecimal("1.505"), 5, 2, "A.f"));
    assertRejected(() -> LogicalFields.decimal(new BigDecimal("1000.00"), 5, 2, "A.f"));
  }

  @Test
  void fixedOfAnotherSizeIsRejected() {
    Bytes four = Bytes.copyOf(new byte[4]);

    assertThat(LogicalFields.fixed(four, 4, "f")).isSameAs(four);
    assertRejected(() -> LogicalFields.fixed(four, 5, "A.f"));
  }

  @Test
  void errorOfAnInvalidItemContainsItsPosition() {
    assertThat(PayloadFields.eachItem(List.of(FINE), "A.f", LogicalFields::millis))
        .containsExactly(Instant.parse("2026-01-02T03:04:05.123Z"));
    assertThatThrownBy(
            () -> PayloadFields.eachItem(Arrays.asList(FINE, null), "A.f", LogicalFields::millis))
        .isInstanceOf(InvalidPayloadException.class)
        .hasMessageStartingWith("A.f[1] ");
    assertThatThrownBy(
            () -> PayloadFields.eachValue(Map.of("k", Instant.MAX), "A.f", LogicalFields::micros))
        .hasMessageStartingWith("A.f[*] ");
    Map<String, String> nullKey = new HashMap<>();
    nullKey.put(null, "x");
    assertThatThrownBy(() -> PayloadFields.eachValue(nullKey, "A.f", (item, at) -> item))
        .hasMessageStartingWith("A.f[null] ");
  }

  private static void assertRejected(ThrowingCallable making) {
    assertThatThrownBy(making)
        .isInstanceOf(InvalidPayloadException.class)
        .hasMessageStartingWith("A.f ");
  }
}
