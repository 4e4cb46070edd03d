package org.openedx.eventbus.registry;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.EventBusException;

/**
 * Thrown when the registry's answer about a schema, subject or id is negative, or when the client's
 * configuration is invalid.
 *
 * <p>Permanent: a retry fails again unless a schema is registered or changed. For example:
 *
 * <pre>{@code
 * try {
 *   registry.register(subject, text);
 * } catch (RegistryRejectedException e) {
 *   if (e.reason() == RegistryRejectedException.Reason.INCOMPATIBLE_SCHEMA) {
 *     System.err.println(e.registryMessage());
 *   }
 * }
 * }</pre>
 */
public final class RegistryRejectedException extends EventBusException {
  private static final long serialVersionUID = 1L;

  /** Reason of a rejection. */
  public enum Reason {
    /** The schema violates the compatibility level of its subject (HTTP 409). */
    INCOMPATIBLE_SCHEMA,
    /**
     * The registry cannot process this request (HTTP 422), for example because the schema is
     * invalid or the subject is read-only. Other requests may succeed.
     */
    UNPROCESSABLE,
    /** The schema is not registered under its subject, and auto-registration is disabled. */
    SCHEMA_NOT_REGISTERED,
    /**
     * No address of the registry has a schema with the id. The schema was registered a moment ago
     * and is not replicated yet, the bytes were written with another registry, or they are not an
     * event.
     */
    UNKNOWN_SCHEMA_ID,
    /** The schema of the id is not one that Avro can parse, or has another format than Avro. */
    UNREADABLE_SCHEMA,
    /** The subject has no Avro schema with the version. */
    UNKNOWN_VERSION,
    /** The answer is larger than any schema or list of subjects; it was not read to its end. */
    ANSWER_TOO_LARGE,
    /** The trust store or key store of the client cannot be used. */
    TLS_CONFIGURATION
  }

  private final Reason reason;
  private final String registryMessage;

  /**
   * Creates an exception without a message of the registry.
   *
   * @param reason the reason
   * @param message what was rejected, and how to fix it
   */
  public RegistryRejectedException(Reason reason, String message) {
    this(reason, message, message, null);
  }

  RegistryRejectedException(Reason reason, String message, String registryMessage) {
    this(reason, message, registryMessage, null);
  }

  RegistryRejectedException(Reason reason, String message, Throwable cause) {
    this(reason, message, message, cause);
  }

  private RegistryRejectedException(
      Reason reason, String message, String registryMessage, @Nullable Throwable cause) {
    super(message, cause);
    this.reason = Objects.requireNonNull(reason, "reason");
    this.registryMessage = registryMessage;
  }

  static RegistryRejectedException incompatible(Subject subject, String registryMessage) {
    String message = "the schema violates the compatibility level of subject '" + subject + "': ";
    return new RegistryRejectedException(
        Reason.INCOMPATIBLE_SCHEMA, message + registryMessage, registryMessage);
  }

  static RegistryRejectedException unknownId(SchemaId id) {
    return new RegistryRejectedException(
        Reason.UNKNOWN_SCHEMA_ID, "the registry has no schema with id " + id);
  }

  static RegistryRejectedException unknownVersion(Subject subject, int version, String why) {
    return new RegistryRejectedException(
        Reason.UNKNOWN_VERSION, "version " + version + " of subject '" + subject + "' " + why);
  }

  /** {@return why the request was rejected} */
  public Reason reason() {
    return reason;
  }

  /** {@return the registry's own message, or this exception's message if there is none} */
  public String registryMessage() {
    return registryMessage;
  }
}
