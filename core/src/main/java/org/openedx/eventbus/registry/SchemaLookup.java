package org.openedx.eventbus.registry;

import java.util.Comparator;
import java.util.Optional;
import org.apache.avro.Schema;
import org.openedx.eventbus.avro.InvalidSchemaException;
import org.openedx.eventbus.avro.WireSchema;
import org.openedx.eventbus.registry.RegistryRejectedException.Reason;
import org.openedx.eventbus.registry.RegistryUnavailableException.UnauthorizedException;
import org.openedx.eventbus.registry.SchemaRegistry.RegisteredSchema;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lookup of the id of a schema.
 *
 * <p>Registries differ in which texts they consider equal: some ignore docs and order, others
 * compare every space. Another producer may have registered our schema with a different text. The
 * lookup therefore also compares schemas semantically, and verifies the answers of the registry.
 */
record SchemaLookup(RegistryApi api, boolean autoRegister) {
  private static final Logger LOG = LoggerFactory.getLogger(SchemaRegistry.class);

  SchemaId resolve(Subject subject, String text, Schema wanted) {
    Optional<SchemaId> exact = exact(subject, text, wanted);
    if (exact.isPresent()) {
      return exact.get();
    }
    // The id of a key's schema is part of its bytes, on which the partition depends. Open edX
    // registers its own text, which means the same as this one, so this one is registered, too.
    boolean isKey = wanted.getType() != Schema.Type.RECORD;
    if (isKey && autoRegister) {
      try {
        return register(subject, text, wanted);
      } catch (RegistryRejectedException | UnauthorizedException e) {
        return equal(subject, text, wanted).orElseThrow(() -> e);
      }
    }
    return equal(subject, text, wanted).orElseGet(() -> registerNew(subject, text, wanted));
  }

  private SchemaId registerNew(Subject subject, String text, Schema wanted) {
    if (!autoRegister) {
      throw new RegistryRejectedException(
          Reason.SCHEMA_NOT_REGISTERED,
          String.format(
              "the schema is not registered under subject '%s'. Register it before deployment, or"
                  + " set eventbus.registry.auto-register=true to have this service register it",
              subject));
    }
    return register(subject, text, wanted);
  }

  /** Returns the id that the registry would assign to exactly this text. */
  Optional<SchemaId> exact(Subject subject, String text, Schema wanted) {
    return api.lookUp(subject, text, false)
        .filter(answer -> matches(answer, wanted))
        .map(RegisteredSchema::id);
  }

  private Optional<SchemaId> equal(Subject subject, String text, Schema wanted) {
    return api.lookUp(subject, text, true)
        .filter(answer -> matches(answer, wanted))
        .map(RegisteredSchema::id)
        .or(() -> findEqual(subject, wanted));
  }

  private static boolean matches(RegisteredSchema answer, Schema wanted) {
    boolean same = semanticallyEqual(answer.text(), wanted);
    if (!same) {
      LOG.warn(
          "Ignoring schema {} (version {} of subject {}): the registry considers it equal to the"
              + " requested schema, but it differs",
          answer.id(),
          answer.version(),
          answer.subject());
    }
    return same;
  }

  private Optional<SchemaId> findEqual(Subject subject, Schema wanted) {
    return api.versions(subject).stream()
        .sorted(Comparator.reverseOrder())
        .flatMap(version -> api.version(subject, version).stream())
        .filter(version -> semanticallyEqual(version.text(), wanted))
        .map(RegisteredSchema::id)
        .findFirst();
  }

  SchemaId register(Subject subject, String text, Schema wanted) {
    SchemaId id;
    try {
      id = api.register(subject, text);
    } catch (RegistryRejectedException e) {
      if (e.reason() != Reason.INCOMPATIBLE_SCHEMA) {
        throw e;
      }
      // Another producer may have registered the same schema concurrently.
      return exact(subject, text, wanted)
          .or(() -> equal(subject, text, wanted))
          .orElseThrow(() -> e);
    }
    String message = "the registry assigned id " + id;
    String registered =
        api.text(id)
            .orElseThrow(
                () -> new RegistryUnavailableException(message + ", but does not return it yet"));
    if (!semanticallyEqual(registered, wanted)) {
      throw new RegistryRejectedException(
          Reason.UNPROCESSABLE,
          message + " to a schema of subject '" + subject + "', but a different schema has this id",
          "it considers the schema equal to schema " + id + ", which differs");
    }
    return id;
  }

  static boolean semanticallyEqual(String text, Schema wanted) {
    try {
      return WireSchema.semanticallyEqual(WireSchema.parse(text), wanted);
    } catch (InvalidSchemaException e) {
      return false;
    }
  }
}
