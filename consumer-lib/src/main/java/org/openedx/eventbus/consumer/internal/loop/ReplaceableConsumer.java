package org.openedx.eventbus.consumer.internal.loop;

import java.time.Duration;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Kafka's consumer. It is replaced by another one when it has left the group permanently: with
 * {@code group.protocol=consumer}, that is so after one missing permission, and after other errors
 * of the group. Replaced on the poll loop's thread; {@link #get} may be called by any thread, for a
 * wake-up.
 */
public final class ReplaceableConsumer {
  private static final Logger LOG = LoggerFactory.getLogger(ReplaceableConsumer.class);

  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(2);

  private final Supplier<Consumer<byte[], byte[]>> factory;
  private volatile Consumer<byte[], byte[]> current;

  /** Creates the first one; throws what the factory throws. */
  public ReplaceableConsumer(Supplier<Consumer<byte[], byte[]>> factory) {
    this.factory = factory;
    this.current = factory.get();
  }

  Consumer<byte[], byte[]> get() {
    return current;
  }

  /**
   * Closes the current one, and creates another one. If it cannot leave the group, the group waits
   * for its session timeout.
   */
  void replace() {
    try {
      current.close(CloseOptions.timeout(CLOSE_TIMEOUT));
    } catch (RuntimeException e) {
      LOG.debug("Closing the replaced consumer failed", e);
    }
    current = factory.get();
  }
}
