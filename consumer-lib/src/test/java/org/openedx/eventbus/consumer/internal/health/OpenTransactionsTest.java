package org.openedx.eventbus.consumer.internal.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.openedx.eventbus.consumer.internal.health.Conditions.Finding;
import org.openedx.eventbus.consumer.monitoring.ConsumerHealth.Code;

class OpenTransactionsTest {
  private static final TopicPartition AT = new TopicPartition("prod-t", 3);
  private final OpenTransactions transactions = new OpenTransactions("kafka:9092");

  private List<Finding> check(long position, long end) {
    return transactions.check(Map.of(AT, position), Map.of(AT, end));
  }

  @Test
  void positionThatStaysBeforeTheEndIsReportedWithTheCommandsThatHelp() {
    assertThat(check(7, 10)).isEmpty();
    assertThat(transactions.isSuspicious()).isTrue();
    assertThat(check(7, 11)).as("not for long").isEmpty();

    assertThat(check(7, 12))
        .singleElement()
        .satisfies(
            found -> {
              assertThat(found.code()).isEqualTo(Code.TRANSACTION_OPEN);
              assertThat(found.subject()).isEqualTo("prod-t-3");
              assertThat(found.text()).contains("prod-t-3@7", "up to 5 records");
              assertThat(found.action())
                  .contains(
                      "kafka-transactions.sh --bootstrap-server kafka:9092 describe-producers"
                          + " --topic prod-t --partition 3",
                      "abort --topic prod-t --partition 3 --start-offset 7");
            });
    assertThat(check(12, 12)).as("the transaction has ended").isEmpty();
    assertThat(transactions.isSuspicious()).isFalse();
  }

  @Test
  void shortTransactionsOneAfterTheOtherAreNotReported() {
    for (long position = 0; position < 20; position++) {
      assertThat(check(position, position + 3)).isEmpty();
    }
  }

  @Test
  void partitionThatIsNotCaughtUpIsForgotten() {
    check(7, 10);
    check(7, 10);
    assertThat(transactions.check(Map.of(), Map.of())).isEmpty();
    assertThat(check(7, 10)).as("from the beginning").isEmpty();
  }

  @Test
  void unknownEndIsNoFinding() {
    for (int i = 0; i < 5; i++) {
      assertThat(transactions.check(Map.of(AT, 7L), Map.of())).isEmpty();
    }
  }
}
