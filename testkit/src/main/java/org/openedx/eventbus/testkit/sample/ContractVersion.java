package org.openedx.eventbus.testkit.sample;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.openedx.eventbus.avro.SchemaTexts;
import org.openedx.eventbus.event.EventType;

/**
 * One version of an event type's contract, as the jar of its generated classes brings it.
 *
 * @param name what samples of it are called after; empty for today's
 * @param minorVersion its minor version
 * @param schema what its events are written with
 */
record ContractVersion(String name, int minorVersion, Schema schema) {
  private static final String TODAY = "META-INF/eventbus/contracts/";
  private static final String RELEASED = "META-INF/eventbus/released/";

  /** Today's, by its contract where that is on the class path: it says which texts are dates. */
  static ContractVersion today(EventType<?> type) {
    Schema registered = type.schema().schema();
    Schema schema =
        read(type, TODAY + type.name() + ".avsc")
            .filter(contract -> sameForm(contract, registered))
            .orElse(registered);
    return new ContractVersion("", type.minorVersion(), schema);
  }

  /** Those that were released and are on the class path, the oldest first. */
  static List<ContractVersion> released(EventType<?> type) {
    List<ContractVersion> versions = new ArrayList<>();
    for (int minor = 0; minor <= type.minorVersion(); minor++) {
      int version = minor;
      read(type, RELEASED + type.name() + "/" + minor + ".avsc")
          .map(schema -> new ContractVersion("released " + version + ", ", version, schema))
          .ifPresent(versions::add);
    }
    return versions;
  }

  private static boolean sameForm(Schema one, Schema other) {
    return SchemaNormalization.toParsingForm(one).equals(SchemaNormalization.toParsingForm(other));
  }

  private static Optional<Schema> read(EventType<?> type, String resource) {
    ClassLoader loader = type.codec().getClass().getClassLoader();
    try (InputStream in = loader.getResourceAsStream(resource)) {
      return in == null
          ? Optional.empty()
          : Optional.of(SchemaTexts.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + resource, e);
    }
  }
}
