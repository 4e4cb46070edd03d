package org.openedx.eventbus.registry;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A file of certificates or keys.
 *
 * @param type a type of {@link java.security.KeyStore}, or {@code PEM} for certificates to trust
 */
public record TlsStore(Path location, Optional<Secret> password, String type) {}
