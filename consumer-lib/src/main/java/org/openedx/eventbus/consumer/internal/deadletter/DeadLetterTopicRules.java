package org.openedx.eventbus.consumer.internal.deadletter;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.kafka.common.config.TopicConfig;
import org.jspecify.annotations.Nullable;

/**
 * Rules for the configuration of a group's dead-letter topic: with what it is created, whatever the
 * defaults of the broker are, and which other values lose dead letters.
 *
 * @param topic full name of the topic
 * @param minRetention how long dead letters must be kept; empty for an unlimited time
 * @param bootstrapServers addresses of the broker, for the command that repairs the topic
 */
record DeadLetterTopicRules(
    String topic, Optional<Duration> minRetention, String bootstrapServers) {
  private static final String UNLIMITED = "-1";
  private static final String SETTING = "eventbus.consumer.dead-letters.min-retention";

  /** Returns the configuration of a new topic. */
  Map<String, String> forCreation(int maxBytes) {
    Map<String, String> configs = new LinkedHashMap<>();
    configs.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE);
    configs.put(TopicConfig.RETENTION_MS_CONFIG, retentionMillis());
    configs.put(TopicConfig.RETENTION_BYTES_CONFIG, UNLIMITED);
    configs.put(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(maxBytes));
    // The broker would reject dead letters of a host whose clock is wrong.
    configs.put(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "LogAppendTime");
    // A weaker compression could make a dead letter too large.
    configs.put(TopicConfig.COMPRESSION_TYPE_CONFIG, "producer");
    return configs;
  }

  private String retentionMillis() {
    return minRetention.map(keep -> Long.toString(keep.toMillis())).orElse(UNLIMITED);
  }

  /**
   * Why a topic loses dead letters.
   *
   * @param repair the command that repairs it
   */
  record Loss(String text, String repair) {
    @Override
    public String toString() {
      return text + ". Repair it: " + repair;
    }
  }

  /** Returns why the topic loses dead letters; empty if it does not. */
  Optional<Loss> findLosses(Map<String, String> found) {
    Map<String, String> repair = new LinkedHashMap<>();
    String policy = found.getOrDefault(TopicConfig.CLEANUP_POLICY_CONFIG, "");
    if (policy.contains(TopicConfig.CLEANUP_POLICY_COMPACT)) {
      repair.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE);
    }
    if (!isKeptLongEnough(found.get(TopicConfig.RETENTION_MS_CONFIG))) {
      repair.put(TopicConfig.RETENTION_MS_CONFIG, retentionMillis());
    }
    if (isLimit(found.get(TopicConfig.RETENTION_BYTES_CONFIG))) {
      repair.put(TopicConfig.RETENTION_BYTES_CONFIG, UNLIMITED);
    }
    if (repair.isEmpty()) {
      return Optional.empty();
    }
    String wrong =
        repair.keySet().stream()
            .map(name -> name + "=" + found.get(name))
            .collect(Collectors.joining(", "));
    return Optional.of(
        new Loss(
            "topic %s loses dead letters, because it has %s".formatted(topic, wrong),
            alterCommand(repair) + hint(repair)));
  }

  private String hint(Map<String, String> repair) {
    if (!repair.containsKey(TopicConfig.RETENTION_MS_CONFIG)) {
      return "";
    }
    return minRetention.isEmpty()
        ? ". If dead letters expire on purpose, set %s, for example to 90d".formatted(SETTING)
        : ". %s requires this retention".formatted(SETTING);
  }

  private boolean isKeptLongEnough(@Nullable String retentionMillis) {
    return !isLimit(retentionMillis)
        || minRetention
            .filter(keep -> keep.toMillis() <= Long.parseLong(String.valueOf(retentionMillis)))
            .isPresent();
  }

  private static boolean isLimit(@Nullable String value) {
    return value != null && Long.parseLong(value) >= 0;
  }

  /** Returns warnings with their fixes about dead letters that the topic may reject. */
  List<String> findRejections(Map<String, String> found) {
    String compression = found.getOrDefault(TopicConfig.COMPRESSION_TYPE_CONFIG, "producer");
    if (compression.equals("producer") || compression.equals("zstd")) {
      return List.of();
    }
    return List.of(
        ("topic %s has compression.type=%s: it rejects dead letters of events that fit their topic"
                + " only with a stronger compression. Repair it: %s")
            .formatted(
                topic,
                compression,
                alterCommand(Map.of(TopicConfig.COMPRESSION_TYPE_CONFIG, "producer"))));
  }

  /** Returns the command that changes the configuration of the topic. */
  String alterCommand(Map<String, String> configs) {
    return alterCommand(bootstrapServers, topic, configs);
  }

  static String alterCommand(String servers, String topic, Map<String, String> configs) {
    return "kafka-configs.sh --bootstrap-server %s --alter --entity-type topics --entity-name %s"
            .formatted(servers, topic)
        + " --add-config "
        + configs.entrySet().stream()
            .map(entry -> entry.getKey() + "=" + entry.getValue())
            .collect(Collectors.joining(","));
  }
}
