package org.openedx.eventbus.internal;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.errors.NetworkException;
import org.jspecify.annotations.Nullable;

/**
 * Creates Kafka clients. Their constructors fail if no name in {@code bootstrap.servers} has an
 * address, which is also how a headless service reports that no broker is ready. Such a failure is
 * transient, unlike an invalid setting.
 */
public final class KafkaClientFactory {
  private static final String BOOTSTRAP_SERVERS = "bootstrap.servers";

  /**
   * The settings that every kind of client has: addresses, security and timeouts. Without the
   * client ID, which must differ between the clients of a process.
   */
  private static final Set<String> CONNECTION =
      ProducerConfig.configNames().stream()
          .filter(ConsumerConfig.configNames()::contains)
          .filter(AdminClientConfig.configNames()::contains)
          .filter(name -> !name.equals(ProducerConfig.CLIENT_ID_CONFIG))
          .collect(Collectors.toUnmodifiableSet());

  /** Servers without an address at the last attempt: Kafka logs a warning for each attempt. */
  private static volatile String unresolved = "";

  private KafkaClientFactory() {}

  /**
   * Returns the names of the settings with which a client of any kind connects, for {@code
   * EventBusConfig.kafkaFor}. For clients that the user of a library does not see: a setting that
   * is meant for another client, such as {@code retries}, must not break them.
   */
  public static Set<String> connectionSettings() {
    return CONNECTION;
  }

  /**
   * Creates a client.
   *
   * @param settings the settings of the client
   * @param constructor the client's constructor
   * @throws NetworkException which is retriable, if no broker's name can be resolved at the moment
   * @throws KafkaException if Kafka rejects a setting
   */
  public static <T> T create(
      Map<String, Object> settings, Function<Map<String, Object>, T> constructor) {
    return create(settings, constructor, KafkaClientFactory::resolves);
  }

  static <T> T create(
      Map<String, Object> settings,
      Function<Map<String, Object>, T> constructor,
      Predicate<String> resolves) {
    String servers = String.valueOf(settings.get(BOOTSTRAP_SERVERS));
    if (servers.equals(unresolved) && isUnresolved(servers, resolves)) {
      throw unresolved(servers, null);
    }
    try {
      return constructor.apply(settings);
    } catch (KafkaException e) {
      if (isUnresolved(servers, resolves)) {
        unresolved = servers;
        throw unresolved(servers, e);
      }
      throw e;
    }
  }

  private static boolean isUnresolved(String servers, Predicate<String> resolves) {
    List<String> hosts = hosts(servers);
    return !hosts.isEmpty() && hosts.stream().noneMatch(resolves);
  }

  private static NetworkException unresolved(String servers, @Nullable KafkaException cause) {
    return new NetworkException(
        "no host name in eventbus.kafka.bootstrap.servers can be resolved: "
            + String.join(", ", hosts(servers)),
        cause);
  }

  /** Returns the host names of addresses; empty if one of them is no {@code host:port}. */
  private static List<String> hosts(String servers) {
    List<String> hosts =
        ((List<?>) ConfigDef.parseType("bootstrap.servers", servers, ConfigDef.Type.LIST))
            .stream()
                .map(String::valueOf)
                .filter(server -> !server.isEmpty())
                .map(KafkaClientFactory::host)
                .toList();
    return hosts.contains("") ? List.of() : hosts;
  }

  private static String host(String server) {
    String address = server.substring(server.indexOf("://") < 0 ? 0 : server.indexOf("://") + 3);
    int colon = address.lastIndexOf(':');
    boolean hasPort =
        colon > 0
            && colon < address.length() - 1
            && address.substring(colon + 1).chars().allMatch(c -> c >= '0' && c <= '9');
    return hasPort ? address.substring(0, colon) : "";
  }

  private static boolean resolves(String host) {
    try {
      return InetAddress.getAllByName(host).length > 0;
    } catch (UnknownHostException e) {
      return false;
    }
  }

  /**
   * Returns the message of a client's failure with that of its innermost cause, which names the
   * setting: Kafka's own message may be "Failed to create new KafkaAdminClient".
   */
  public static String describe(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    String message = String.valueOf(failure.getMessage());
    String innermost = String.valueOf(cause.getMessage());
    return message.contains(innermost) ? message : message + ": " + innermost;
  }
}
