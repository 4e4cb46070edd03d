package org.openedx.eventbus.consumer.internal.health;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.openedx.eventbus.consumer.monitoring.ConsumerHealth.Code;
import org.openedx.eventbus.consumer.monitoring.ConsumerHealth.Condition;
import org.openedx.eventbus.internal.SafeText;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The current conditions of a consumer. Each source publishes all that it has found; a condition
 * keeps the time at which it was first found until its source no longer finds it. Thread-safe.
 */
public final class Conditions {
  private static final Logger LOG = LoggerFactory.getLogger(Conditions.class);

  private final String group;
  private final InstantSource clock;
  private final Map<Source, Map<Key, Condition>> current = new EnumMap<>(Source.class);

  /** Where conditions are found. */
  public enum Source {
    /** Creating Kafka's consumer, and the check of the group's topics. */
    START,
    /** The Kafka consumer's connections. */
    CONNECTION,
    /** The membership in the group. */
    MEMBERSHIP,
    /** The periodic check of topics, see {@link ClusterMonitor}. */
    CLUSTER,
    /** Errors of polls and commits, which are logged elsewhere. */
    READING,
    /** Schema ids that the registry does not have, which are logged elsewhere. */
    SCHEMAS,
    /** Pauses of handlers, which are logged elsewhere. */
    PAUSE,
    /** The engine and the handlers, whose changes are logged elsewhere. */
    ENGINE
  }

  /**
   * A condition that a source has found.
   *
   * @param subject what it is about; conditions of one code and subject are the same
   * @param text a description for operators, which may change while the condition lasts
   */
  public record Finding(Code code, String subject, String text, String action) {
    /** Creates a finding, whose text may be that of a broker or of a registry. */
    public Finding {
      text = SafeText.escape(text);
    }

    private Key key() {
      return new Key(code, subject);
    }
  }

  private record Key(Code code, String subject) {}

  /**
   * Creates it without conditions.
   *
   * @param clock the time of conditions
   */
  public Conditions(String group, InstantSource clock) {
    this.group = group;
    this.clock = clock;
  }

  /** Replaces what a source has found before. New and ended conditions are logged once. */
  public synchronized void publish(Source source, List<Finding> findings) {
    Map<Key, Condition> before = current.getOrDefault(source, Map.of());
    if (before.isEmpty() && findings.isEmpty()) {
      return;
    }
    Map<Key, Condition> now = new LinkedHashMap<>();
    for (Finding each : findings) {
      Condition known = before.get(each.key());
      Instant since = known == null ? clock.instant() : known.since();
      now.put(each.key(), new Condition(each.code(), each.text(), since, each.action()));
      if (known == null && isLogged(source)) {
        LOG.warn("Condition of group '{}' began: {}; {}", group, each.text(), each.action());
      }
    }
    if (isLogged(source)) {
      before.forEach(
          (key, ended) -> {
            if (!now.containsKey(key)) {
              LOG.info(
                  "Condition of group '{}' ended: {} (since {})",
                  group,
                  ended.text(),
                  ended.since());
            }
          });
    }
    current.put(source, now);
  }

  private static boolean isLogged(Source source) {
    return source.compareTo(Source.READING) < 0;
  }

  /** Returns whether there is a condition of a code and subject. */
  public synchronized boolean contains(Code code, String subject) {
    Key key = new Key(code, subject);
    return current.values().stream().anyMatch(each -> each.containsKey(key));
  }

  /** Returns all conditions; one that several sources have found occurs once. */
  public synchronized List<Condition> all() {
    List<Condition> all = new ArrayList<>();
    Set<Key> seen = new HashSet<>();
    for (Map<Key, Condition> each : current.values()) {
      each.forEach(
          (key, condition) -> {
            if (seen.add(key)) {
              all.add(condition);
            }
          });
    }
    return all;
  }
}
