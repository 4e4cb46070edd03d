package org.openedx.eventbus.tools.internal.compat;

import java.util.Objects;
import org.apache.avro.Schema;
import org.openedx.eventbus.avro.InvalidSchemaException;
import org.openedx.eventbus.tools.contract.Contract;
import org.openedx.eventbus.tools.finding.JsonSource;
import org.openedx.eventbus.tools.internal.contract.LenientSchema;
import org.openedx.eventbus.tools.internal.schema.SchemaTree;

/**
 * One version of a schema, parsed once for any number of comparisons. Immutable.
 *
 * <p>A contract is compared by its registered text. The properties that contracts add, such as
 * {@code absent}, have no meaning to Avro. The text as written therefore gives the same verdict and
 * keeps its positions.
 */
public final class SchemaVersion {
  private final String name;
  private final JsonSource source;
  private final Schema schema;
  private final SchemaTree tree;

  private SchemaVersion(String name, JsonSource source, Schema schema) {
    this.name = Objects.requireNonNull(name, "name");
    this.source = source;
    this.schema = schema;
    this.tree = SchemaTree.of(source.root());
  }

  /**
   * Parses any Avro schema leniently: names and defaults are not validated.
   *
   * @param name the name in findings, for example {@code git v1.4.0}
   * @throws InvalidSchemaException if Avro cannot parse it
   */
  public static SchemaVersion of(String name, JsonSource source) {
    return new SchemaVersion(name, source, LenientSchema.of(source));
  }

  /** Returns the current version of a contract. */
  public static SchemaVersion of(Contract contract) {
    return new SchemaVersion(
        "this version", contract.source(), LenientSchema.of(contract.source()));
  }

  /** Returns the name in findings. */
  public String name() {
    return name;
  }

  public JsonSource source() {
    return source;
  }

  /** Returns the schema as Avro parsed it. */
  public Schema schema() {
    return schema;
  }

  /** Returns the schema with the positions of its parts. */
  public SchemaTree tree() {
    return tree;
  }

  /** Returns whether this is a contract, which has an {@code event} object, or a bare schema. */
  public boolean isContract() {
    return source.root().path("event").isObject();
  }

  /** Returns the event type of a contract; empty for any other schema. */
  public String eventType() {
    return isContract() ? source.root().path("namespace").asText() : "";
  }

  @Override
  public String toString() {
    return name;
  }
}
