package org.openedx.eventbus.consumer.internal.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeadLetterTopicRulesTest {
  private static final String COMMAND =
      "kafka-configs.sh --bootstrap-server kafka:9092 --alter --entity-type topics --entity-name"
          + " prod-mailer.dead-letters --add-config ";

  private static DeadLetterTopicRules rules(@Nullable Duration minRetention) {
    return new DeadLetterTopicRules(
        "prod-mailer.dead-letters", Optional.ofNullable(minRetention), "kafka:9092");
  }

  private static final DeadLetterTopicRules FOR_EVER = rules(null);

  @Test
  void createdTopicKeepsItsOwnRules() {
    for (DeadLetterTopicRules each : List.of(FOR_EVER, rules(Duration.ofDays(90)))) {
      Map<String, String> created = each.forCreation(2_000_000);

      assertThat(each.findLosses(created)).isEmpty();
      assertThat(each.findRejections(created)).isEmpty();
      assertThat(created)
          .containsEntry("cleanup.policy", "delete")
          .containsEntry("retention.bytes", "-1")
          .containsEntry("max.message.bytes", "2000000")
          .containsEntry("message.timestamp.type", "LogAppendTime");
    }
    assertThat(FOR_EVER.forCreation(1)).containsEntry("retention.ms", "-1");
    assertThat(rules(Duration.ofDays(90)).forCreation(1))
        .containsEntry("retention.ms", "7776000000");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "cleanup.policy | compact | cleanup.policy=delete",
        "cleanup.policy | compact,delete | cleanup.policy=delete",
        "retention.ms | 604800000 | retention.ms=-1",
        "retention.ms | 0 | retention.ms=-1",
        "retention.bytes | 1073741824 | retention.bytes=-1"
      })
  void topicThatLosesDeadLettersIsReportedWithTheCommandThatRepairsIt(
      String name, String value, String repair) {
    Map<String, String> found = new HashMap<>(FOR_EVER.forCreation(1));
    found.put(name, value);

    assertThat(FOR_EVER.findLosses(found))
        .hasValueSatisfying(
            problem ->
                assertThat(problem.toString())
                    .contains("it has " + name + "=" + value + ". Repair it: ")
                    .contains("Repair it: " + COMMAND + repair));
  }

  @Test
  void allFaultsAreRepairedByOneCommand() {
    Map<String, String> found =
        Map.of("cleanup.policy", "compact", "retention.ms", "1", "retention.bytes", "2");

    assertThat(FOR_EVER.findLosses(found))
        .hasValueSatisfying(
            problem ->
                assertThat(problem.toString())
                    .contains(COMMAND + "cleanup.policy=delete,retention.ms=-1,retention.bytes=-1")
                    .contains("set eventbus.consumer.dead-letters.min-retention"));
  }

  @Test
  void retentionOnPurposeIsAcceptedFromItsMinimumOn() {
    DeadLetterTopicRules limited = rules(Duration.ofSeconds(10));

    assertThat(limited.findLosses(Map.of("retention.ms", "10000"))).isEmpty();
    assertThat(limited.findLosses(Map.of("retention.ms", "-1"))).isEmpty();
    assertThat(limited.findLosses(Map.of("retention.ms", "9999")))
        .hasValueSatisfying(
            problem -> assertThat(problem.toString()).contains(COMMAND + "retention.ms=10000"));
    assertThat(limited.findLosses(Map.of("retention.bytes", "1"))).isPresent();
  }

  @Test
  void weakerCompressionIsAWarning() {
    for (String harmless : List.of("producer", "zstd")) {
      assertThat(FOR_EVER.findRejections(Map.of("compression.type", harmless))).isEmpty();
    }
    assertThat(FOR_EVER.findRejections(Map.of("compression.type", "uncompressed")))
        .singleElement()
        .asString()
        .contains(COMMAND + "compression.type=producer");
  }
}
