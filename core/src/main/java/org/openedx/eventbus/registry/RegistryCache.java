package org.openedx.eventbus.registry;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.internal.SafeText;
import org.openedx.eventbus.registry.RegistryRejectedException.Reason;
import org.openedx.eventbus.registry.RegistryUnavailableException.UnauthorizedException;
import org.openedx.eventbus.registry.SchemaRegistry.ResolvedSchemaId;
import org.openedx.eventbus.registry.SchemaRegistry.SchemaText;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Cache of the answers of one registry: schemas by id in memory, and all answers on disk.
 * Thread-safe.
 *
 * <ul>
 *   <li>The disk cache is read only while the registry is unavailable.
 *   <li>Ids are always requested, so that another call verifies an earlier answer. Concurrent calls
 *       for the same schema share one request.
 *   <li>Schemas are requested by one caller at a time. If the registry does not respond, waiting
 *       callers fail instead of queueing up, because they have other work to do.
 *   <li>A schema or id that contradicts an earlier one means that the registry was replaced. Then
 *       all answers are discarded, and earlier schemas are kept apart as evidence. An id that the
 *       registry does not have is no contradiction, because the registry's replicas may lag.
 * </ul>
 */
final class RegistryCache {
  private static final Logger LOG = LoggerFactory.getLogger(SchemaRegistry.class);

  /** Time after a failure in which cached schemas are returned without a request. */
  static final Duration OUTAGE_PAUSE = Duration.ofSeconds(2);

  /** Time after which callers no longer wait for the pending request of another caller. */
  private static final Duration MAX_WAIT = Duration.ofSeconds(2);

  private final LongSupplier nanoTime;
  private final DiskCache disk;
  private final SchemaCache schemas;
  private final Map<Lookup, CompletableFuture<SchemaId>> lookups = new ConcurrentHashMap<>();
  private final Semaphore loading = new Semaphore(1, true);

  /** Start of the pending load. Null if there is none, or if it has just been admitted. */
  private volatile @Nullable Long loadStart;

  /** Time of the last request, if the registry was unavailable. */
  private volatile @Nullable Long failedAt;

  /** Message of the last request, if it failed because of the credentials. */
  private volatile @Nullable String unauthorized;

  private record Lookup(Subject subject, String text) {}

  RegistryCache(RegistrySettings settings, LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.disk = new DiskCache(settings.cacheDirectory(), settings.urls());
    this.schemas = new SchemaCache(disk, settings.urls());
  }

  /**
   * Returns the id of a schema from the registry, or from disk if the registry is unavailable.
   *
   * @param isRegistered whether an earlier id still belongs to the same schema of the subject
   */
  ResolvedSchemaId resolve(
      Subject subject, String text, Supplier<SchemaId> request, Predicate<SchemaId> isRegistered) {
    try {
      SchemaId id =
          shared(new Lookup(subject, text), () -> confirmed(subject, text, request, isRegistered));
      return new ResolvedSchemaId(id, true);
    } catch (UnauthorizedException e) {
      throw e; // a wrong configuration is not hidden by the disk cache
    } catch (RegistryUnavailableException e) {
      return new ResolvedSchemaId(disk.idOf(subject, text).orElseThrow(() -> e), false);
    }
  }

  /**
   * Requests the id of a schema and stores it on disk.
   *
   * @param isRegistered whether an earlier id still belongs to the same schema of the subject
   */
  SchemaId confirmed(
      Subject subject, String text, Supplier<SchemaId> request, Predicate<SchemaId> isRegistered) {
    try {
      SchemaId id = send(request);
      Optional<SchemaId> before = disk.idOf(subject, text).filter(old -> !old.equals(id));
      if (before.isPresent() && !isRegistered.test(before.get())) {
        String evidence = "a schema of subject %s had id %s, now %s";
        schemas.discard(evidence.formatted(subject, before.get(), id), true);
      }
      disk.put(subject, text, id);
      return id;
    } catch (RegistryRejectedException e) {
      if (e.reason() == Reason.SCHEMA_NOT_REGISTERED) {
        disk.remove(subject, text);
      }
      throw e;
    }
  }

  /**
   * Returns the schema of an id: from memory if the registry has confirmed it, or from disk during
   * an outage, or else from the registry.
   *
   * @param request returns empty if the registry has no such schema
   */
  SchemaText schema(SchemaId id, Supplier<Optional<String>> request) {
    Optional<String> confirmed = schemas.inMemory(id);
    if (confirmed.isPresent()) {
      return new SchemaText(confirmed.get(), true);
    }
    // Otherwise each schema on disk would wait for a timeout while the registry does not respond.
    Optional<SchemaText> cached = isUnavailable() ? schemas.unverified(id) : Optional.empty();
    // Another caller may load the schema in the meantime.
    return cached.orElseGet(
        () -> load(id, () -> schemas.inMemory(id).orElseGet(() -> confirmed(id, request))));
  }

  /** Requests the schema of an id even if it is in memory. Falls back to the cached schema. */
  SchemaText reload(SchemaId id, Supplier<Optional<String>> request) {
    return load(id, () -> confirmed(id, request));
  }

  private String confirmed(SchemaId id, Supplier<Optional<String>> request) {
    String text = send(request).orElseThrow(() -> RegistryRejectedException.unknownId(id));
    schemas.put(id, text);
    return text;
  }

  /** Returns the cached schemas of an id, newest first. */
  List<String> earlierSchemas(SchemaId id) {
    return schemas.earlier(id);
  }

  private SchemaText load(SchemaId id, Supplier<String> request) {
    try {
      awaitTurn();
      try {
        loadStart = System.nanoTime();
        return new SchemaText(request.get(), true);
      } finally {
        loadStart = null;
        loading.release();
      }
    } catch (UnauthorizedException e) {
      throw e;
    } catch (RegistryUnavailableException e) {
      return schemas.unverified(id).orElseThrow(() -> e);
    }
  }

  /** Waits until no other load is pending, unless the pending one takes too long. */
  private void awaitTurn() {
    try {
      boolean admitted = loading.tryAcquire();
      while (!admitted) {
        // While the registry is unavailable, one caller checks whether it is back.
        long maxWait = failedAt != null ? 0 : MAX_WAIT.toNanos();
        Long start = loadStart;
        long remaining = maxWait - (start == null ? 0 : System.nanoTime() - start);
        String rejection = unauthorized;
        if (remaining <= 0 && rejection != null) {
          throw new UnauthorizedException(rejection);
        }
        if (remaining <= 0) {
          throw new RegistryUnavailableException(
              "the schema registry does not respond to a pending request of another caller");
        }
        admitted = loading.tryAcquire(remaining, TimeUnit.NANOSECONDS);
      }
    } catch (InterruptedException e) {
      throw RegistryUnavailableException.interrupted(e);
    }
  }

  /** Returns the answer of the call, or of the call for the same schema that is in flight. */
  private SchemaId shared(Lookup lookup, Supplier<SchemaId> call) {
    while (true) {
      CompletableFuture<SchemaId> own = new CompletableFuture<>();
      CompletableFuture<SchemaId> other = lookups.putIfAbsent(lookup, own);
      if (other == null) {
        return complete(lookup, own, call);
      }
      try {
        return other.get();
      } catch (CancellationException e) {
        // The other caller was interrupted, so there is no answer to share: call again.
        lookups.remove(lookup, other);
      } catch (InterruptedException e) {
        throw RegistryUnavailableException.interrupted(e);
      } catch (ExecutionException e) {
        if (e.getCause() instanceof RuntimeException failure) {
          throw failure;
        }
        throw new IllegalStateException(e.getCause());
      }
    }
  }

  private SchemaId complete(
      Lookup lookup, CompletableFuture<SchemaId> own, Supplier<SchemaId> call) {
    try {
      SchemaId id = call.get();
      own.complete(id);
      return id;
    } catch (RuntimeException | Error e) {
      if (Thread.currentThread().isInterrupted()) {
        own.cancel(false);
      } else {
        own.completeExceptionally(e);
      }
      throw e;
    } finally {
      lookups.remove(lookup, own);
    }
  }

  /** Sends a request and records whether the registry is unavailable. */
  <T> T send(Supplier<T> request) {
    try {
      T answer = request.get();
      failedAt = null;
      unauthorized = null;
      return answer;
    } catch (RegistryUnavailableException e) {
      if (!Thread.currentThread().isInterrupted()) {
        failedAt = nanoTime.getAsLong();
        logUnauthorized(e);
      }
      throw e;
    }
  }

  /** Logs a rejection of the credentials once, until a request succeeds. */
  private void logUnauthorized(RegistryUnavailableException e) {
    boolean isNew = unauthorized == null;
    unauthorized = e instanceof UnauthorizedException ? e.getMessage() : null;
    if (isNew && unauthorized != null) {
      LOG.error("The schema registry rejects this service: {}", SafeText.message(e));
    }
  }

  private boolean isUnavailable() {
    Long since = failedAt;
    return since != null
        && unauthorized == null
        && nanoTime.getAsLong() - since < OUTAGE_PAUSE.toNanos();
  }
}
