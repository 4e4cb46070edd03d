package org.openedx.eventbus.it.chaos;

import org.apache.kafka.common.security.auth.AuthenticationContext;
import org.apache.kafka.common.security.auth.KafkaPrincipal;
import org.apache.kafka.common.security.authenticator.DefaultKafkaPrincipalBuilder;

/**
 * Principals of a cluster without authentication: controllers, which need their rights before the
 * rules of access are read, and everyone else. Public because brokers construct it.
 */
public final class Principals extends DefaultKafkaPrincipalBuilder {
  static final String CONTROLLER = KafkaPrincipal.USER_TYPE + ":controller";

  /** All clients and brokers. */
  static final String EVERYONE = KafkaPrincipal.ANONYMOUS.toString();

  private static final String CONTROLLER_LISTENER = "CONTROLLER";

  /** Creates a builder that needs no configuration. */
  public Principals() {
    super(null, null);
  }

  @Override
  public KafkaPrincipal build(AuthenticationContext context) {
    return context.listenerName().equals(CONTROLLER_LISTENER)
        ? new KafkaPrincipal(KafkaPrincipal.USER_TYPE, "controller")
        : KafkaPrincipal.ANONYMOUS;
  }
}
