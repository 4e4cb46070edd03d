package org.openedx.eventbus.testkit.sample;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.openedx.eventbus.avro.WireSchema;
import org.openedx.eventbus.event.EventType;

/**
 * Version of an event type's contract, from the jar of its generated classes.
 *
 * @param name the prefix of its samples' names; empty for the current version
 * @param minorVersion its minor version
 * @param schema the schema its events are written with
 */
record ContractVersion(String name, int minorVersion, Schema schema) {
  private static final String CURRENT = "META-INF/eventbus/contracts/";
  private static final String RELEASED = "META-INF/eventbus/released/";

  /** Returns the current version, if possible from its contract, which marks texts with dates. */
  static ContractVersion current(EventType<?> type) {
    Schema registered = type.schema().schema();
    Schema schema =
        read(type, CURRENT + type.name() + ".avsc")
            .filter(contract -> sameForm(contract, registered))
            .orElse(registered);
    return new ContractVersion("", type.minorVersion(), schema);
  }

  /** Returns the released versions on the class path, oldest first. */
  static List<ContractVersion> released(EventType<?> type) {
    return IntStream.rangeClosed(0, type.minorVersion())
        .mapToObj(
            minor ->
                read(type, RELEASED + type.name() + "/" + minor + ".avsc")
                    .map(schema -> new ContractVersion("released " + minor + ", ", minor, schema)))
        .flatMap(Optional::stream)
        .toList();
  }

  private static boolean sameForm(Schema one, Schema other) {
    return SchemaNormalization.toParsingForm(one).equals(SchemaNormalization.toParsingForm(other));
  }

  private static Optional<Schema> read(EventType<?> type, String resource) {
    ClassLoader loader = type.codec().getClass().getClassLoader();
    try (InputStream in = loader.getResourceAsStream(resource)) {
      return in == null
          ? Optional.empty()
          : Optional.of(WireSchema.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + resource, e);
    }
  }
}
