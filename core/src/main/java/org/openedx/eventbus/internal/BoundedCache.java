package org.openedx.eventbus.internal;

import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Cache of limited weight, for values whose keys come from records: their number is not limited by
 * this library. Thread-safe; reads take no lock.
 *
 * <p>When the limit is exceeded, entries that were not read since the last time are removed, oldest
 * first (the "second chance" algorithm). The newest entry always remains. For example:
 *
 * <pre>{@code
 * BoundedCache<String, Schema> schemas = new BoundedCache<>(1 << 20, String::length);
 * }</pre>
 *
 * @param <K> the key
 * @param <V> the value
 */
public final class BoundedCache<K, V> {
  private final long maxWeight;
  private final ToLongFunction<? super V> weigher;
  private final Map<K, Entry<V>> entries = new ConcurrentHashMap<>();

  /** Keys in the order of their insertion, or of their last chance. */
  private final Queue<K> order = new ConcurrentLinkedQueue<>();

  private final AtomicLong weight = new AtomicLong();

  /** Compared by identity, so that one of several callers replaces it. */
  private static final class Entry<V> {
    private final V value;
    private final long weight;
    private volatile boolean read;

    Entry(V value, long weight) {
      this.value = value;
      this.weight = weight;
    }
  }

  /**
   * Creates an empty cache.
   *
   * @param maxWeight the largest sum of the weights
   * @param weigher returns the weight of a value, for example its size; always the same for a value
   */
  public BoundedCache(long maxWeight, ToLongFunction<? super V> weigher) {
    this.maxWeight = maxWeight;
    this.weigher = weigher;
  }

  /** Creates an empty cache of a number of entries. */
  public BoundedCache(int maxEntries) {
    this(maxEntries, value -> 1);
  }

  /** Returns the value of a key, or null if there is none. */
  public @Nullable V get(K key) {
    Entry<V> entry = entries.get(key);
    if (entry == null) {
      return null;
    }
    if (!entry.read) {
      entry.read = true; // written only once, so that readers do not contend
    }
    return entry.value;
  }

  /** Stores a value and returns it. */
  public V put(K key, V value) {
    Entry<V> entry = new Entry<>(value, weigher.applyAsLong(value));
    Entry<V> before = entries.put(key, entry);
    weight.addAndGet(entry.weight - (before == null ? 0 : before.weight));
    if (before == null) {
      order.add(key);
    } else {
      entry.read = before.read;
    }
    if (weight.get() > maxWeight) {
      evict(key);
    }
    return value;
  }

  /** Replaces a value if it is the given one. Returns whether it was. */
  public boolean replace(K key, V expected, V value) {
    Entry<V> before = entries.get(key);
    if (before == null || before.value != expected) {
      return false;
    }
    Entry<V> entry = new Entry<>(value, weigher.applyAsLong(value));
    entry.read = true;
    if (!entries.replace(key, before, entry)) {
      return false;
    }
    weight.addAndGet(entry.weight - before.weight);
    return true;
  }

  private synchronized void evict(K newest) {
    for (int chances = 2 * entries.size(); chances > 0 && weight.get() > maxWeight; chances--) {
      K key = order.poll();
      if (key == null) {
        return;
      }
      Entry<V> entry = entries.get(key);
      if (entry == null) {
        continue; // cleared
      }
      if (entry.read || key.equals(newest)) {
        entry.read = false;
        order.add(key);
      } else if (entries.remove(key, entry)) {
        weight.addAndGet(-entry.weight);
      } else {
        order.add(key); // replaced concurrently
      }
    }
  }

  /** Passes all entries to an action, in no particular order. */
  public void forEach(BiConsumer<? super K, ? super V> action) {
    entries.forEach((key, entry) -> action.accept(key, entry.value));
  }

  /** Returns the number of entries. */
  public int size() {
    return entries.size();
  }

  /** Removes all entries. */
  public synchronized void clear() {
    K key = order.poll();
    while (key != null) {
      Entry<V> removed = entries.remove(key);
      weight.addAndGet(removed == null ? 0 : -removed.weight);
      key = order.poll();
    }
  }
}
