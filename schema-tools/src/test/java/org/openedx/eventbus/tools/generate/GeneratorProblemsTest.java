package org.openedx.eventbus.tools.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openedx.eventbus.tools.contract.Contract;
import org.openedx.eventbus.tools.contract.ContractTexts;
import org.openedx.eventbus.tools.finding.InvalidContractsException;

class GeneratorProblemsTest {
  private static final String CART = "com.acme.shop.cart.filled.v1";
  private static final String ORDER = "com.acme.shop.order.placed.v1";

  private static GeneratedFiles generate(String... texts) {
    List<Contract> contracts = new ArrayList<>();
    for (String text : texts) {
      contracts.add(Contract.parse("contract" + contracts.size() + ".avsc", text));
    }
    return Generator.with(GeneratorOptions.defaults()).generate(contracts, List.of());
  }

  private static void assertProblem(String text, String... parts) {
    assertProblems(List.of(text), parts);
  }

  private static void assertProblems(List<String> texts, String... parts) {
    assertThatThrownBy(() -> generate(texts.toArray(String[]::new)))
        .isInstanceOf(InvalidContractsException.class)
        .hasMessageContainingAll(parts);
  }

  private static String data(String type, String hint, String fieldType) {
    return "{\"name\": \"data\", \"type\": {\"type\": \"record\", \"name\": \""
        + type
        + "\""
        + hint
        + ", \"fields\": [{\"name\": \"x\", \"type\": "
        + fieldType
        + "}]}}";
  }

  @Test
  void unsupportedUnionNamesContractFieldAndFix() {
    assertProblem(
        ContractTexts.of(CART, data("Data", "", "[\"null\", \"int\", \"string\"]")),
        "contract0.avsc:1:1",
        CART,
        "field data.x",
        "[null, int, string]",
        "optional field per case");
    assertProblem(ContractTexts.of(CART, data("Data", "", "[\"int\"]")), "together with null");
    assertProblem(ContractTexts.of(CART, data("Data", "", "\"null\"")), "always null");
  }

  @Test
  void conflictingShapesOfOneNameNameBothContracts() {
    assertProblems(
        List.of(
            ContractTexts.of(CART, data("Data", "", "\"int\"")),
            ContractTexts.of(ORDER, data("Data", "", "\"long\""))),
        "contract0.avsc",
        "contract1.avsc",
        "x: int",
        "x: long",
        "\"class\"");
  }

  @Test
  void classHintSeparatesConflictingShapes() {
    GeneratedFiles files =
        generate(
            ContractTexts.of(CART, data("Data", "", "\"int\"")),
            ContractTexts.of(ORDER, data("Data", ", \"class\": \"OrderData\"", "\"long\"")));

    assertThat(files.files())
        .containsKeys(
            "java/com/acme/events/shop/data/Data.java",
            "java/com/acme/events/shop/data/OrderData.java");
  }

  @Test
  void sharedShapesAreGeneratedOnce() {
    GeneratedFiles files =
        generate(
            ContractTexts.of(CART, data("Data", "", "\"int\"")),
            ContractTexts.of(ORDER, data("Data", "", "\"int\"")));

    assertThat(files.files().keySet()).filteredOn(path -> path.contains("Data")).hasSize(2);
  }

  @Test
  void differentPiiMarksAreConflictingShapes() {
    assertProblems(
        List.of(
            ContractTexts.of(CART, data("Data", "", "\"int\"")),
            ContractTexts.of(ORDER, data("Data", "", "\"int\", \"pii\": \"other\""))),
        "x: int personal");
  }

  @Test
  void repeatedConstantInSubdomainIsRejected() {
    String other = ContractTexts.of(CART.replace("v1", "v2"));

    assertProblems(
        List.of(ContractTexts.of(CART), other),
        "the constant CART_FILLED is already used by " + CART);
  }

  @Test
  void namesCollidingInJavaAreRejected() {
    assertProblem(
        ContractTexts.of(
            CART, "{\"name\": \"a_b\", \"type\": \"int\"}, {\"name\": \"aB\", \"type\": \"int\"}"),
        "the fields a_b and aB",
        "both be named aB");
    assertProblem(
        ContractTexts.of(CART, data("String", "", "\"int\"")),
        "String is not a usable class name",
        "\"class\"");
    assertProblem(
        ContractTexts.of(CART, data("CartFilled", "", "\"int\"")),
        "CartFilledCodec has the same name as");
    assertProblems(
        List.of(
            ContractTexts.of(CART, data("Data", "", "\"int\"")),
            ContractTexts.of(ORDER, data("DATA", "", "\"int\""))),
        "has the same name as");
  }

  @Test
  void tooManyFieldsForConstructorAreRejected() {
    StringBuilder fields = new StringBuilder("{\"name\": \"f\", \"type\": \"long\"}");
    for (int i = 0; i < 127; i++) {
      fields.append(", {\"name\": \"f").append(i).append("\", \"type\": \"long\"}");
    }

    assertProblem(ContractTexts.of(CART, fields.toString()), "more fields than a Java constructor");
  }

  @Test
  void nameWithoutSubdomainIsRejected() {
    String text =
        ContractTexts.of("acme.shop.v1").replace("\"constant\"", "\"topic\": \"a\", \"constant\"");

    assertProblem(text.replace("acme.shop.v1", "acme.shop"), "has no subdomain");
  }
}
