package org.openedx.eventbus.internal;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.InterruptException;

/** Blocking access to the results of Kafka's admin client. */
public final class KafkaFutures {
  private KafkaFutures() {}

  /**
   * Waits for a result and unwraps Kafka's own exception.
   *
   * @throws KafkaException the failure of the request
   * @throws org.apache.kafka.common.errors.TimeoutException if there is no result within the
   *     timeout
   * @throws InterruptException if the thread is interrupted; its interrupt status is set
   */
  public static <T> T get(KafkaFuture<T> future, Duration timeout) {
    try {
      return future.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new KafkaException(e.getCause());
    } catch (TimeoutException e) {
      throw new org.apache.kafka.common.errors.TimeoutException(
          "the request timed out after " + timeout.toMillis() + " ms", e);
    } catch (InterruptedException e) {
      throw new InterruptException(e); // sets the interrupt status
    }
  }
}
