package org.openedx.eventbus.tools.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openedx.eventbus.tools.contract.Contract;
import org.openedx.eventbus.tools.contract.ContractTexts;
import org.openedx.eventbus.tools.finding.InvalidContractsException;

class ReleasedConstructorsTest {
  private static final String NAME = "com.acme.shop.cart.filled.v1";

  private static final String FIRST =
      """
      {"name": "id", "type": "long"},
      {"name": "buyer", "type": {"type": "record", "name": "Buyer", "fields": [
        {"name": "name", "type": "string"}]}}\
      """;

  private static final String SECOND =
      FIRST.replace(
              "{\"name\": \"name\", \"type\": \"string\"}",
              """
              {"name": "name", "type": "string"},
              {"name": "level", "type": "int", "absent": 3}\
              """)
          + """
          ,
          {"name": "note", "type": ["null", "string"], "default": null},
          {"name": "tags", "type": {"type": "array", "items": "string"}, "absent": ["a", "b\\"\\\\"]},
          {"name": "rates", "type": {"type": "map", "values": "double"}, "absent": {"x": 1.5}},
          {"name": "seller", "absent": {"name": "n", "level": 1}, "type": "Buyer"},
          {"name": "colour", "absent": "class", "type":
            {"type": "enum", "name": "Colour", "symbols": ["RED", "class"]}},
          {"name": "at", "absent": 1500, "type": {"type": "long", "logicalType": "timestamp-millis"}},
          {"name": "day", "absent": "2026-01-01", "type": "string", "format": "date-time"},
          {"name": "price", "absent": "\\u0001\\u00ff", "type":
            {"type": "bytes", "logicalType": "decimal", "precision": 9, "scale": 2}},
          {"name": "hash", "absent": "\\u0000\\u00fe", "type": {"type": "fixed", "name": "Two", "size": 2}},
          {"name": "ratio", "absent": 0.25, "type": "float"},
          {"name": "big", "absent": 9007199254740993, "type": "long"},
          {"name": "maybes", "absent": [null, "x"], "type": {"type": "array", "items": ["null", "string"]}},
          {"name": "nulls", "absent": [null], "type": {"type": "array", "items": ["null", "string"]}},
          {"name": "amount", "absent": 5, "type": ["null", "long"]}\
          """;

  private static final String CALLER =
      """
      package caller;
      import com.acme.events.shop.CartFilled;
      import com.acme.events.shop.data.Buyer;
      public final class Caller implements java.util.function.Supplier<Object> {
        public Object get() { return new CartFilled(7, new Buyer("Ada")); }
      }
      """;

  private static Contract contract(int minorVersion, String fields) {
    return Contract.parse(minorVersion + ".avsc", ContractTexts.of(NAME, minorVersion, fields));
  }

  private static GeneratedFiles generate(Contract today, Contract... released) {
    return Generator.with(GeneratorOptions.defaults()).generate(List.of(today), List.of(released));
  }

  @Test
  void callerCompiledAgainstEarlierReleaseRuns(@TempDir Path directory)
      throws ReflectiveOperationException {
    Contract first = contract(0, FIRST);
    Path old = Compiled.directory(directory, "old");
    Path caller = Compiled.directory(directory, "caller");
    Path today = Compiled.directory(directory, "today");
    Compiled.of(generate(first), old);
    Compiled.of(Map.of("caller/Caller.java", CALLER), caller, old.toString());
    Compiled.of(generate(contract(1, SECOND), first, contract(1, SECOND)), today);

    Object made =
        ((java.util.function.Supplier<?>)
                Compiled.loader(today, caller)
                    .loadClass("caller.Caller")
                    .getConstructor()
                    .newInstance())
            .get();

    assertThat(made)
        .hasToString(
            "CartFilled[id=7, buyer=Buyer[name=Ada, level=3], note=null, tags=[a, b\"\\],"
                + " rates={x=1.5}, seller=Buyer[name=n, level=1], colour=class_,"
                + " at=1970-01-01T00:00:01.500Z, day=2026-01-01, price=5.11, hash=00fe,"
                + " ratio=0.25, big=9007199254740993, maybes=[null, x], nulls=[null], amount=5]");
    Compiled.of(Map.of("caller/Caller.java", CALLER), caller, today.toString());
  }

  @Test
  void releaseWithSameFieldsAddsNoConstructor() {
    String today = generate(contract(1, FIRST), contract(0, FIRST)).files().toString();

    assertThat(today).isEqualTo(generate(contract(1, FIRST)).files().toString());
  }

  @Test
  void removedReleasedFieldIsRejected() {
    assertProblem(
        "{\"name\": \"id\", \"type\": \"long\"}",
        FIRST,
        "the field buyer, released in minor version 0",
        "was removed");
  }

  @Test
  void changedTypeOfReleasedFieldIsRejected() {
    assertProblem(
        FIRST.replace("\"long\"", "\"string\""),
        FIRST,
        "the field id",
        "changed from long to java.lang.String");
  }

  @Test
  void addedRequiredFieldWithoutAbsentIsRejected() {
    assertProblem(
        FIRST + ", {\"name\": \"extra\", \"type\": \"int\"}",
        FIRST,
        "the required field extra was added",
        "\"absent\"");
  }

  @Test
  void absentMapWithNullIsRejected() {
    assertProblem(
        FIRST
            + ", {\"name\": \"m\", \"absent\": {\"x\": null}, \"type\": {\"type\": \"map\","
            + " \"values\": [\"null\", \"int\"]}}",
        FIRST,
        "the \"absent\" value of m");
  }

  @Test
  void reorderedFieldsOfOneTypeAreRejected() {
    String ab = "{\"name\": \"a\", \"type\": \"int\"}, {\"name\": \"b\", \"type\": \"int\"}";
    String ba = "{\"name\": \"b\", \"type\": \"int\"}, {\"name\": \"a\", \"type\": \"int\"}";

    assertProblem(ba, ab, "released in the order [a, b]", "keep the order");
  }

  private static void assertProblem(String today, String released, String... parts) {
    assertThatThrownBy(() -> generate(contract(1, today), contract(0, released)))
        .isInstanceOf(InvalidContractsException.class)
        .hasMessageContainingAll(parts);
  }
}
