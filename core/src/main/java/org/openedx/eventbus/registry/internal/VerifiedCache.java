package org.openedx.eventbus.registry.internal;

import java.time.Duration;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.TransientEventBusException;
import org.openedx.eventbus.internal.BoundedCache;
import org.openedx.eventbus.internal.Durations;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Cache of values that depend on answers of the registry, for example decoders by schema id.
 * Thread-safe.
 *
 * <p>Values are verified at intervals, because the registry may have been replaced by one with
 * different ids. Only the caller that finds a value due verifies it; concurrent callers continue
 * with the cached value. So do all callers while the registry is unavailable.
 *
 * @param <K> the key, for example a schema id
 * @param <V> the value
 */
public final class VerifiedCache<K, V> {
  private static final Logger LOG = LoggerFactory.getLogger(VerifiedCache.class);

  /** More than the event types and versions that one service uses. */
  static final int MAX_ENTRIES = 2_000;

  /** Bounded, because keys come from records. */
  private final BoundedCache<K, Entry<V>> entries;

  private final Duration verifyInterval;
  private final Duration retryInterval;
  private final LongSupplier nanoTime;

  /**
   * Value and its state.
   *
   * @param verified false if the value comes from the disk cache or contradicts the registry: then
   *     it is verified again after the retry interval
   */
  public record Answer<V>(V value, boolean verified) {}

  /** Compared by identity, so that one of several callers replaces it. */
  private static final class Entry<V> {
    private final V value;
    private final long verifiedAt;
    private final long verifyAt;

    Entry(V value, long verifiedAt, long verifyAt) {
      this.value = value;
      this.verifiedAt = verifiedAt;
      this.verifyAt = verifyAt;
    }
  }

  /**
   * Creates an empty cache of a limited number of entries.
   *
   * @param verifyInterval interval at which verified values are verified again
   * @param retryInterval the same for other values, and after a verification that failed
   */
  public VerifiedCache(Duration verifyInterval, Duration retryInterval) {
    this(verifyInterval, retryInterval, MAX_ENTRIES, value -> 1, System::nanoTime);
  }

  /**
   * Creates an empty cache.
   *
   * @param verifyInterval interval at which verified values are verified again
   * @param retryInterval the same for other values, and after a verification that failed
   * @param maxWeight the largest sum of the weights of the values
   * @param weigher returns the weight of a value, for example its size
   */
  public VerifiedCache(
      Duration verifyInterval,
      Duration retryInterval,
      long maxWeight,
      ToLongFunction<? super V> weigher) {
    this(verifyInterval, retryInterval, maxWeight, weigher, System::nanoTime);
  }

  VerifiedCache(Duration verifyInterval, Duration retryInterval, LongSupplier nanoTime) {
    this(verifyInterval, retryInterval, MAX_ENTRIES, value -> 1, nanoTime);
  }

  private VerifiedCache(
      Duration verifyInterval,
      Duration retryInterval,
      long maxWeight,
      ToLongFunction<? super V> weigher,
      LongSupplier nanoTime) {
    this.entries = new BoundedCache<>(maxWeight, entry -> weigher.applyAsLong(entry.value));
    this.verifyInterval = verifyInterval;
    this.retryInterval = retryInterval;
    this.nanoTime = nanoTime;
  }

  /**
   * Returns the value of a key. Loads it on the first call and verifies it when it is due.
   *
   * @param load provides the value; its exceptions are thrown to the caller
   * @param verify returns the new value for a cached one. If it throws a {@link
   *     TransientEventBusException}, the cached value is returned; other exceptions are thrown to
   *     the caller.
   */
  public V get(K key, Supplier<Answer<V>> load, Function<V, Answer<V>> verify) {
    Entry<V> entry = entries.get(key);
    if (entry == null) {
      return put(key, load.get());
    }
    if (tryBeginVerification(key, entry)) {
      try {
        return put(key, verify.apply(entry.value));
      } catch (TransientEventBusException e) {
        LOG.debug("Could not verify {}; continuing with the cached value", key, e);
      }
    }
    return entry.value;
  }

  /**
   * Returns the value of a key. Verifies it now if the last verification was too long ago, or if
   * the value has been evicted since.
   *
   * @param known the value that {@link #get} has returned
   * @param maxAge maximum time since the last verification
   * @param verify the same as for {@link #get}
   */
  public V verify(K key, V known, Duration maxAge, Function<V, Answer<V>> verify) {
    Entry<V> entry = entries.get(key);
    if (entry != null && nanoTime.getAsLong() - entry.verifiedAt <= maxAge.toNanos()) {
      return entry.value;
    }
    V value = entry == null ? known : entry.value;
    try {
      return put(key, verify.apply(value));
    } catch (TransientEventBusException e) {
      LOG.debug("Could not verify {}; continuing with the cached value", key, e);
      return value;
    }
  }

  /** Returns the cached value, or null if there is none. */
  public @Nullable V find(K key) {
    Entry<V> entry = entries.get(key);
    return entry == null ? null : entry.value;
  }

  /**
   * Returns true to one caller if the value is due for verification. The caller verifies it and
   * calls {@link #put}. If it does not, the value is due again after the retry interval.
   */
  public boolean tryBeginVerification(K key) {
    Entry<V> entry = entries.get(key);
    return entry != null && tryBeginVerification(key, entry);
  }

  private boolean tryBeginVerification(K key, Entry<V> entry) {
    return nanoTime.getAsLong() - entry.verifyAt > 0
        && entries.replace(key, entry, entryDueIn(retryInterval, entry.value, entry.verifiedAt));
  }

  /** Stores a value, plans its verification and returns the value. */
  public V put(K key, Answer<V> answer) {
    Duration interval = answer.verified() ? verifyInterval : retryInterval;
    entries.put(key, entryDueIn(interval, answer.value(), nanoTime.getAsLong()));
    return answer.value();
  }

  private Entry<V> entryDueIn(Duration interval, V value, long verifiedAt) {
    long dueAt = nanoTime.getAsLong() + Durations.bounded(interval).toNanos();
    return new Entry<>(value, verifiedAt, dueAt);
  }
}
