package org.openedx.eventbus.avro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalTime;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogicalValuesTest {
  @ParameterizedTest
  @ValueSource(
      longs = {0, 1, -1, 999_999, -999_999, 1_000_000, -1_000_001, Long.MAX_VALUE, Long.MIN_VALUE})
  void timestampSurvivesTheRoundTrip(long number) {
    assertThat(LogicalValues.millis(LogicalValues.instantOfMillis(number))).isEqualTo(number);
    assertThat(LogicalValues.micros(LogicalValues.instantOfMicros(number))).isEqualTo(number);
    assertThat(LogicalValues.nanos(LogicalValues.instantOfNanos(number))).isEqualTo(number);
    assertThat(LogicalValues.millis(LogicalValues.localOfMillis(number))).isEqualTo(number);
    assertThat(LogicalValues.micros(LogicalValues.localOfMicros(number))).isEqualTo(number);
    assertThat(LogicalValues.nanos(LogicalValues.localOfNanos(number))).isEqualTo(number);
  }

  @Test
  void timestampOutOfRangeThrows() {
    assertThatThrownBy(() -> LogicalValues.nanos(Instant.MAX))
        .isInstanceOf(ArithmeticException.class);
  }

  @Test
  void timeOfDayOutOfRangeIsRejected() {
    assertThat(LogicalValues.timeOfMillis(86_399_999)).isEqualTo(LocalTime.parse("23:59:59.999"));
    assertThat(LogicalValues.micros(LocalTime.MAX)).isEqualTo(86_399_999_999L);
    assertRejected(() -> LogicalValues.timeOfMillis(86_400_000));
    assertRejected(() -> LogicalValues.timeOfMillis(-1));
    assertRejected(() -> LogicalValues.timeOfMicros(Long.MIN_VALUE));
  }

  @Test
  void decimalIsTwosComplement() {
    BigDecimal value = new BigDecimal("-1.28");

    assertThat(LogicalValues.bytes(value).array()).containsExactly(-128);
    assertThat(LogicalValues.bytes(value, 3).array()).containsExactly(-1, -1, -128);
    assertThat(LogicalValues.decimal(new byte[] {-1, -1, -128}, 2)).isEqualTo(value);
    assertRejected(() -> LogicalValues.decimal(new byte[0], 2));
  }

  @Test
  void uuidIsBigEndian() {
    UUID uuid = UUID.fromString("01020304-0506-0708-090a-0b0c0d0e0f10");

    assertThat(LogicalValues.bytes(uuid).array()).startsWith(1, 2, 3).endsWith(15, 16);
    assertThat(LogicalValues.uuid(LogicalValues.bytes(uuid).array())).isEqualTo(uuid);
    assertRejected(() -> LogicalValues.uuid("not one"));
  }

  private static void assertRejected(ThrowingCallable reading) {
    assertThatThrownBy(reading).isInstanceOf(AvroDataException.class);
  }
}
