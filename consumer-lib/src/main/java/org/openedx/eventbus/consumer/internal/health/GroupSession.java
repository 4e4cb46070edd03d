package org.openedx.eventbus.consumer.internal.health;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.InterruptException;
import org.openedx.eventbus.consumer.internal.health.MembershipFence.Session;
import org.openedx.eventbus.internal.KafkaFutures;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The session of a new-style group's members, which the broker decides. */
public final class GroupSession {
  private static final Logger LOG = LoggerFactory.getLogger(GroupSession.class);
  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  /** Kafka's number of the resource, which not all versions of its client have. */
  private static final byte GROUP = 32;

  private GroupSession() {}

  /** Returns the session; empty if client or broker cannot tell. */
  public static Optional<Session> find(Admin admin, String group) {
    ConfigResource.Type type = ConfigResource.Type.forId(GROUP);
    if (type == ConfigResource.Type.UNKNOWN) {
      return Optional.empty();
    }
    ConfigResource resource = new ConfigResource(type, group);
    try {
      Config found =
          KafkaFutures.get(admin.describeConfigs(List.of(resource)).all(), TIMEOUT).get(resource);
      ConfigEntry timeout = found == null ? null : found.get("consumer.session.timeout.ms");
      ConfigEntry interval = found == null ? null : found.get("consumer.heartbeat.interval.ms");
      return timeout == null || interval == null
          ? Optional.empty()
          : Optional.of(new Session(millis(timeout), millis(interval)));
    } catch (InterruptException e) {
      throw e;
    } catch (KafkaException e) {
      LOG.debug("The session timeout of group '{}' is not known; assuming Kafka's", group, e);
      return Optional.empty();
    }
  }

  private static Duration millis(ConfigEntry entry) {
    return Duration.ofMillis(Long.parseLong(entry.value()));
  }
}
