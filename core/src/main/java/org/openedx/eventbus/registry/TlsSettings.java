package org.openedx.eventbus.registry;

import java.util.Optional;

/**
 * Whom to trust and what to show where the registry speaks TLS.
 *
 * @param trust the authorities to believe, else those of the Java runtime
 * @param key this service's own certificate, where the registry asks for one
 */
public record TlsSettings(Optional<TlsStore> trust, Optional<TlsStore> key) {
  /** The Java runtime's own authorities and no certificate. */
  public static final TlsSettings DEFAULT = new TlsSettings(Optional.empty(), Optional.empty());
}
