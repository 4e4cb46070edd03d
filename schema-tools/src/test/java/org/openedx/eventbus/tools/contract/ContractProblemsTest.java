package org.openedx.eventbus.tools.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openedx.eventbus.tools.finding.ContractProblem;
import org.openedx.eventbus.tools.finding.InvalidContractsException;

class ContractProblemsTest {
  private static final String NAME = "com.acme.shop.cart.filled.v1";

  private static List<ContractProblem> problems(String text) {
    return catchThrowableOfType(
            InvalidContractsException.class, () -> Contract.parse("cart.avsc", text))
        .problems();
  }

  private static List<ContractProblem> problemsOfEvent(String event) {
    return problems(
        ContractTexts.of(NAME).replaceFirst("\"event\": \\{[^}]*}", "\"event\": " + event));
  }

  @Test
  void invalidJsonIsReportedWithItsLocation() {
    assertThat(problems("{\n  \"type\": \"record\",\n  oops\n}"))
        .singleElement()
        .hasToString(problems("{\n  \"type\": \"record\",\n  oops\n}").get(0).toString())
        .satisfies(each -> assertThat(each.toString()).startsWith("cart.avsc:3:").contains("JSON"));
    assertThat(problems("{\"a\": 1, \"a\": 2}"))
        .anySatisfy(each -> assertThat(each.message()).contains("occurs twice"));
    assertThat(problems("{} {}").get(0).message()).contains("after the end");
    assertThat(problems("").get(0).message()).contains("empty");
  }

  @Test
  void schemaThatIsNoRecordIsRejected() {
    assertThat(problems("[]").get(0).message()).contains("type record");
    assertThat(problems("{\"type\": \"enum\"}").get(0).message()).contains("type record");
  }

  @Test
  void missingConstantIsReported() {
    String without = ContractTexts.of(NAME).replaceFirst("\"event\": \\{[^}]*},", "");

    assertThat(problems(without))
        .extracting(ContractProblem::message)
        .asString()
        .contains("\"event\" is missing");
    assertThat(problemsOfEvent("{}"))
        .singleElement()
        .hasToString(
            "cart.avsc:5:12: \"constant\" is missing; it must be the name of the event in code");
    assertThat(problemsOfEvent("{\"constant\": \"cartFilled\"}").get(0).message())
        .contains("upper case");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'constant': 'A', 'tpic': 'x'}|did you mean topic?",
        "{'constant': 'A', 'minorversion': 1}|did you mean minorVersion?",
        "{'constant': 'A', 'zzzzz': 1}|(known: about, constant,",
        "{'constant': 'A', 'minorVersion': -1}|an integer from 0",
        "{'constant': 'A', 'minorVersion': 1.5}|an integer from 0",
        "{'constant': 'A', 'since': 'yesterday'}|date such as",
        "{'constant': 'A', 'topic': 'a b'}|is not a topic name",
        "{'constant': 'A', 'about': ''}|must be a non-empty string",
        "{'constant': 'A', 'imported': true}|no property 'imported'",
        "{'constant': 'A', 'retention': '2 weeks'}|such as P14D",
        "{'constant': 'A', 'retention': 'PT0S'}|such as P14D",
        "{'constant': 'A', 'retention': 14}|must be a non-empty string",
        "{'constant': 'A', 'noKey': ''}|must be a non-empty string",
        "{'constant': 'A', 'key': 'id', 'noKey': 'none'}|has a \"key\"",
        "{'constant': 'A', 'key': 'idd'}|'idd' is not a field of",
        "{'constant': 'A', 'key': 'id.x'}|'id' is of type long, not a record",
        "{'constant': 'A', 'key': ''}|must be a non-empty string",
      })
  void problemsOfTheEventSectionAreReported(String event, String message) {
    assertThat(problemsOfEvent(event.replace('\'', '"')))
        .singleElement()
        .satisfies(each -> assertThat(each.message()).contains(message))
        .satisfies(each -> assertThat(each.location().line()).isEqualTo(5));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'name': 'a', 'type': 'strng'}|the type 'strng' is not defined up to this position; did"
            + " you mean string?",
        "{'name': 'a', 'type': {'type': 'arry', 'items': 'int'}}|the type 'arry' is not defined",
        "{'name': 'a', 'type': {'type': 'array'}}|\"items\" is missing",
        "{'name': 'a', 'type': {'type': 'map'}}|\"values\" is missing",
        "{'name': 'a', 'type': {'name': 'X'}}|\"type\" is missing",
        "{'name': 'a', 'type': 7}|a type must be a name",
        "{'name': 'a'}|\"type\" is missing",
        "{'type': 'int'}|needs a \"name\"",
        "{'name': 'a-b', 'type': 'int'}|'a-b' is not a valid name",
        "{'name': 'id', 'type': 'int'}, {'name': 'id', 'type': 'int'}|two fields 'id'",
        "{'name': 'a', 'type': {'type': 'record', 'fields': []}}|\"name\" is missing",
        "{'name': 'a', 'type': {'type': 'record', 'name': 'X'}}|\"fields\" is missing",
        "{'name': 'a', 'type': {'type': 'record', 'name': 'CloudEvent', 'fields': []}}|defined"
            + " twice",
        "{'name': 'a', 'type': {'type': 'enum', 'name': 'X', 'symbols': []}}|\"symbols\" is missing"
            + " or empty",
        "{'name': 'a', 'type': {'type': 'enum', 'name': 'X', 'symbols': ['A', 'A']}}|occurs twice",
        "{'name': 'a', 'type': {'type': 'enum', 'name': 'X', 'symbols': ['A B']}}|is not a valid"
            + " name",
        "{'name': 'a', 'type': {'type': 'fixed', 'name': 'X'}}|\"size\" is missing",
        "{'name': 'a', 'type': 'int', 'about': 7}|\"about\" must be a non-empty string",
        "{'name': 'a', 'type': 'int', 'pii': true}|\"pii\" must be a non-empty string",
        "{'name': 'a', 'type': 'string', 'format': 'datetime'}|did you mean date-time?",
        "{'name': 'a', 'type': ['null', 'long'], 'format': 'date-time'}|is for strings only",
        "{'name': 'a', 'type': {'type': 'record', 'name': 'X', 'class': 'x y', 'fields': []}}|Java"
            + " class name",
        "{'name': 'a', 'type': 'int', 'absent': 3000000000}|is not a value of the type of field"
            + " 'a'",
        "{'name': 'a', 'type': 'string', 'absent': null}|is not a value of the type of field 'a'",
        "{'name': 'a', 'type': 'long', 'absent': 1.5}|is not a value of the type of field 'a'",
        "{'name': 'a', 'type': {'type': 'array', 'items': 'int'}, 'absent': ['x']}|is not a value"
            + " of the type",
        "{'name': 'a', 'type': {'type': 'fixed', 'name': 'F', 'size': 2}, 'absent': 'abc'}|is not a"
            + " value of the type",
        "{'name': 'a', 'type': {'type': 'enum', 'name': 'E', 'symbols': ['A']}, 'absent': 'B'}|is"
            + " not a value of the type",
        "{'name': 'a', 'type': {'type': 'record', 'name': 'R', 'fields': [{'name': 'x', 'type':"
            + " 'int'}]}, 'absent': {}}|is not a value",
        "{'name': 'a', 'type': ['null', 'string'], 'default': 5}|is not a value of the type",
      })
  void problemsOfTheSchemaAreReported(String fields, String message) {
    assertThat(problems(ContractTexts.of(NAME, fields.replace('\'', '"'))))
        .singleElement()
        .satisfies(each -> assertThat(each.message()).contains(message))
        .satisfies(each -> assertThat(each.location().line()).isEqualTo(7));
  }

  @Test
  void optionalOrNonPrimitiveKeyIsRejected() {
    String fields =
        """
        {"name": "o", "type": ["null", "string"], "default": null},
        {"name": "r", "type": {"type": "record", "name": "R", "fields": []}},
        {"name": "e", "type": {"type": "enum", "name": "E", "symbols": ["A"]}}\
        """;
    for (String key : List.of("o", "r", "e")) {
      String text =
          ContractTexts.of(NAME, fields)
              .replace("\"minorVersion\"", "\"key\": \"" + key + "\", \"minorVersion\"");

      assertThat(problems(text)).singleElement().asString().contains("required primitive");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "true|an object with at least a \"reason\"",
        "{'since': '2024-01-01'}|an object with at least a \"reason\"",
        "{'reason': ' '}|\"reason\" must be a non-empty string",
        "{'reason': 'old', 'since': 'long ago'}|date such as",
        "{'reason': 'old', 'sucessor': 'x'}|did you mean successor?",
        "{'reason': 'old', 'successor': 2}|\"successor\" must be a non-empty string",
      })
  void problemsOfADeprecationAreReported(String deprecated, String message) {
    String text =
        ContractTexts.of(NAME)
            .replace(
                "\"minorVersion\"",
                "\"deprecated\": " + deprecated.replace('\'', '"') + ", \"minorVersion\"");

    assertThat(problems(text))
        .singleElement()
        .satisfies(each -> assertThat(each.message()).contains(message))
        .satisfies(each -> assertThat(each.location().line()).isEqualTo(5));
  }

  @Test
  void missingNamespaceIsReported() {
    assertThat(problems(ContractTexts.of(NAME).replaceFirst("\"namespace\": [^,]*,", "")))
        .asString()
        .contains("\"namespace\" is missing");
    assertThat(problems(ContractTexts.of("com.acme.shop.cart filled.v1")).get(0).toString())
        .startsWith("cart.avsc:4:16: ")
        .contains("without white space");
  }

  @Test
  void namesUnusableForFilesOrTopicsAreRejected() {
    for (String name : List.of("com..shop.cart.filled.v1", "com.acme.sh/op.cart.filled.v1")) {
      assertThat(problems(ContractTexts.of(name)))
          .singleElement()
          .asString()
          .contains("cart.avsc:4:16: ", "an empty part or a slash");
    }
    String noTopic = ContractTexts.of("com.acme.café.cart.filled.v1");
    assertThat(problems(noTopic)).singleElement().asString().contains("add \"topic\" to \"event\"");
    assertThat(
            Contract.parse("x", noTopic.replace("\"minorV", "\"topic\": \"cafe\", \"minorV"))
                .topic())
        .isEqualTo("cafe");
  }

  @Test
  void problemsOfAllFilesAreCollected(@TempDir Path directory) throws IOException {
    Files.createDirectories(directory.resolve("shop"));
    Files.writeString(directory.resolve("shop/a.avsc"), ContractTexts.of(NAME));
    Files.writeString(directory.resolve("shop/b.avsc"), ContractTexts.of(NAME));
    Files.writeString(directory.resolve("c.avsc"), "{");
    Files.writeString(
        directory.resolve("d.avsc"),
        ContractTexts.of(
            "com.acme.shop.d.filled.v1",
            "{\"name\": \"a\", \"type\": \"in\"},\n{\"name\": \"b\", \"type\": \"out\"}"));
    Files.writeString(directory.resolve("notes.txt"), "not a contract");

    InvalidContractsException problems =
        catchThrowableOfType(
            InvalidContractsException.class, () -> ContractDirectory.read(directory));

    assertThat(problems.problems()).hasSize(4).isSorted();
    assertThat(problems)
        .hasMessageStartingWith("4 problems:")
        .hasMessageContaining("d.avsc:8:")
        .hasMessageContaining("already has a contract: " + directory.resolve("shop/a.avsc"));
  }

  @Test
  void severalReleasesOfOneEventAreRead(@TempDir Path directory) throws IOException {
    Files.writeString(directory.resolve("10.avsc"), ContractTexts.of(NAME, 10, ""));
    Files.writeString(directory.resolve("9.avsc"), ContractTexts.of(NAME, 9, ""));

    assertThat(ContractDirectory.readReleased(directory))
        .extracting(Contract::minorVersion)
        .containsExactly(9, 10);
    assertThat(ContractDirectory.readReleased(directory.resolve("none"))).isEmpty();
  }
}
