package org.openedx.eventbus.tools.compat;

import java.util.Objects;
import org.apache.avro.Schema;
import org.openedx.eventbus.avro.InvalidSchemaException;
import org.openedx.eventbus.tools.contract.Contract;
import org.openedx.eventbus.tools.contract.JsonSource;
import org.openedx.eventbus.tools.contract.LenientSchema;
import org.openedx.eventbus.tools.schema.SchemaTree;

/**
 * One version of a schema, read once for any number of comparisons. Immutable.
 *
 * <p>A contract counts as what is registered of it: our properties, {@code absent} among them, mean
 * nothing to Avro, so the text as written gives the same verdict and keeps its places.
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
   * Any Avro schema, read leniently: neither names nor defaults are judged.
   *
   * @param name what findings call it, such as {@code git v1.4.0}
   * @throws InvalidSchemaException when Avro cannot make a schema of it
   */
  public static SchemaVersion of(String name, JsonSource source) {
    return new SchemaVersion(name, source, LenientSchema.of(source));
  }

  /** A contract as it is today. */
  public static SchemaVersion of(Contract contract) {
    return new SchemaVersion(
        "this version", contract.source(), LenientSchema.of(contract.source()));
  }

  /** What findings call it. */
  public String name() {
    return name;
  }

  public JsonSource source() {
    return source;
  }

  /** What Avro makes of it. */
  public Schema schema() {
    return schema;
  }

  /** The same with the places of its parts. */
  public SchemaTree tree() {
    return tree;
  }

  /** Whether it is a contract, with all that is said of the event, and not a bare schema. */
  public boolean isContract() {
    return source.root().path("event").isObject();
  }

  /** The event type of a contract; empty for any other schema. */
  public String eventType() {
    return isContract() ? source.root().path("namespace").asText() : "";
  }

  @Override
  public String toString() {
    return name;
  }
}
