package org.openedx.eventbus.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.openedx.eventbus.registry.Credentials;
import org.openedx.eventbus.registry.Secret;
import org.openedx.eventbus.registry.TlsSettings;
import org.openedx.eventbus.registry.TlsStore;

/** What several settings must agree on. */
final class CrossChecks {
  private CrossChecks() {}

  static List<String> problems(Values values) {
    List<String> problems = new ArrayList<>();
    needsPartner(values, Settings.BROKER_KEY, Settings.BROKER_SECRET, problems);
    needsPartner(values, Settings.BROKER_SECRET, Settings.BROKER_KEY, problems);
    needsPartner(values, Settings.REGISTRY_KEY, Settings.REGISTRY_SECRET, problems);
    needsPartner(values, Settings.REGISTRY_SECRET, Settings.REGISTRY_KEY, problems);
    needsPartner(values, Settings.TRUST_PASSWORD, Settings.TRUST_LOCATION, problems);
    needsPartner(values, Settings.KEY_PASSWORD, Settings.KEY_LOCATION, problems);
    if (values.find(Settings.REGISTRY_KEY).isPresent()
        && values.find(Settings.REGISTRY_TOKEN).isPresent()) {
      problems.add(
          values.place(Settings.REGISTRY_TOKEN)
              + ": cannot be set together with "
              + Settings.REGISTRY_KEY.name());
    }
    try {
      credentials(values);
    } catch (IllegalArgumentException e) {
      // Credentials word their complaints without quoting what they were given.
      Settings.Key<?> key =
          values.find(Settings.REGISTRY_TOKEN).isPresent()
              ? Settings.REGISTRY_TOKEN
              : Settings.REGISTRY_KEY;
      problems.add(values.place(key) + ": " + e.getMessage());
    }
    return problems;
  }

  private static void needsPartner(
      Values values, Settings.Key<?> key, Settings.Key<?> partner, List<String> problems) {
    if (values.find(key).isPresent() && values.find(partner).isEmpty()) {
      problems.add(values.place(key) + ": needs " + partner.name() + " as well");
    }
  }

  static Optional<Credentials> credentials(Values values) {
    Optional<String> user = values.find(Settings.REGISTRY_KEY);
    Optional<Secret> secret = values.find(Settings.REGISTRY_SECRET);
    return user.flatMap(u -> secret.map(s -> Credentials.basic(u, s)))
        .or(() -> values.find(Settings.REGISTRY_TOKEN).map(Credentials::bearer));
  }

  static TlsSettings tls(Values values) {
    return new TlsSettings(
        values
            .find(Settings.TRUST_LOCATION)
            .map(
                path ->
                    new TlsStore(
                        path,
                        values.find(Settings.TRUST_PASSWORD),
                        values.get(Settings.TRUST_TYPE))),
        values
            .find(Settings.KEY_LOCATION)
            .map(
                path ->
                    new TlsStore(
                        path, values.find(Settings.KEY_PASSWORD), values.get(Settings.KEY_TYPE))));
  }
}
