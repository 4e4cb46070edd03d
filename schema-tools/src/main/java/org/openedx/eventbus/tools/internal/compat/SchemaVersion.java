package org.openedx.eventbus.tools.internal.compat;

import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.avro.InvalidSchemaException;
import org.openedx.eventbus.tools.contract.Contract;
import org.openedx.eventbus.tools.finding.Baseline;
import org.openedx.eventbus.tools.finding.Finding;
import org.openedx.eventbus.tools.finding.JsonSource;
import org.openedx.eventbus.tools.finding.Rule;
import org.openedx.eventbus.tools.internal.contract.LenientSchema;
import org.openedx.eventbus.tools.internal.schema.SchemaTree;

/**
 * One version of a schema, parsed once for any number of comparisons. Immutable.
 *
 * <p>A contract is compared by its registered text. The properties that contracts add, such as
 * {@code absent}, have no meaning to Avro. The text as written therefore gives the same verdict and
 * keeps its positions.
 *
 * @param name the name in findings
 * @param source the schema as written
 * @param schema the schema as Avro parsed it
 * @param tree the schema with the positions of its parts
 */
public record SchemaVersion(String name, JsonSource source, Schema schema, SchemaTree tree) {
  /**
   * Parses any Avro schema leniently: names and defaults are not validated.
   *
   * @param name the name in findings, for example {@code git v1.4.0}
   * @throws InvalidSchemaException if Avro cannot parse it
   */
  public static SchemaVersion of(String name, JsonSource source) {
    return new SchemaVersion(name, source, LenientSchema.of(source), SchemaTree.of(source.root()));
  }

  /** Returns the current version of a contract. */
  public static SchemaVersion of(Contract contract) {
    return of("this version", contract.source());
  }

  /** Returns whether this is a contract, which has an {@code event} object, or a bare schema. */
  public boolean isContract() {
    return source.root().path("event").isObject();
  }

  /** Returns the event type of a contract; empty for any other schema. */
  public String eventType() {
    return isContract() ? source.root().path("namespace").asText() : "";
  }

  /** Returns the finding that an earlier version cannot be compared with this one. */
  public Finding incomparable(Baseline earlier, @Nullable String why) {
    String message = earlier.name() + " cannot be compared: " + why;
    return source
        .problem(Rule.HISTORY_UNREADABLE, "", message)
        .finding(eventType())
        .comparedWith(earlier);
  }

  @Override
  public String toString() {
    return name;
  }
}
