package org.openedx.eventbus.tools.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openedx.eventbus.tools.contract.Contract;
import org.openedx.eventbus.tools.contract.ContractDirectory;
import org.openedx.eventbus.tools.contract.ContractTexts;

class GeneratedFilesTest {
  private static final String CART = "com.acme.shop.cart.filled.v1";
  private static final String CART_JAVA = "java/com/acme/events/shop/CartFilled.java";

  @TempDir Path directory;

  private static GeneratedFiles generate(List<Contract> contracts) {
    return Generator.with(GeneratorOptions.defaults()).generate(contracts, List.of());
  }

  private static GeneratedFiles cart() {
    return generate(List.of(Contract.parse("cart.avsc", ContractTexts.of(CART))));
  }

  @Test
  void orderOfContractsDoesNotChangeFiles() {
    List<Contract> contracts =
        new ArrayList<>(ContractDirectory.read(Path.of("../schemas/src/main/contracts")));
    GeneratedFiles files = generate(contracts);
    Collections.reverse(contracts);

    assertThat(generate(contracts).files()).isEqualTo(files.files());
    assertThat(files.files()).allSatisfy((path, text) -> assertThat(text).endsWith("\n"));
    assertThat(files.files().get(GeneratedFiles.INDEX).lines())
        .hasSize(contracts.size())
        .isSorted();
  }

  @Test
  void currentAndReleasedContractsAreAddedAsResources() {
    Contract cart = Contract.parse("cart.avsc", ContractTexts.of(CART));

    GeneratedFiles files = cart().withContracts(List.of(cart), List.of(cart));

    assertThat(files.files())
        .containsEntry(
            "resources/META-INF/eventbus/contracts/" + CART + ".avsc", cart.source().text())
        .containsEntry(
            "resources/META-INF/eventbus/released/" + CART + "/0.avsc", cart.source().text());
    files.write(directory);
    assertThat(cart().check(directory)).hasSize(2).allMatch(line -> line.startsWith("extra: "));
  }

  @Test
  void writtenFilesAreCurrent() {
    assertThat(cart().check(directory)).isNotEmpty().allMatch(line -> line.startsWith("missing: "));

    assertThat(cart().write(directory)).contains("wrote " + CART_JAVA);

    assertThat(cart().check(directory)).isEmpty();
    assertThat(cart().write(directory)).isEmpty();
  }

  @Test
  void filesWithWindowsLineEndingsAreCurrent() throws IOException {
    cart().write(directory);
    Path file = directory.resolve(CART_JAVA);
    Files.writeString(file, Files.readString(file).replace("\n", "\r\n"));

    assertThat(cart().check(directory)).isEmpty();
  }

  @Test
  void editedFileIsStaleAndRewritten() throws IOException {
    cart().write(directory);
    Files.writeString(directory.resolve(CART_JAVA), "// mine\n");

    assertThat(cart().check(directory)).containsExactly("stale: " + CART_JAVA);
    assertThat(cart().write(directory)).containsExactly("wrote " + CART_JAVA);
  }

  @Test
  void obsoleteFilesAreDeletedAndOtherFilesAreKept() throws IOException {
    cart().write(directory);
    Path mine = directory.resolve("java/com/acme/events/shop/Mine.java");
    Files.writeString(mine, "// by hand\n");
    GeneratedFiles other =
        generate(List.of(Contract.parse("x", ContractTexts.of("com.acme.shop.order.placed.v1"))));

    assertThat(other.check(directory)).contains("extra: " + CART_JAVA);
    assertThat(other.write(directory)).contains("deleted " + CART_JAVA);

    assertThat(other.check(directory)).isEmpty();
    assertThat(mine).exists();
    assertThat(directory.resolve(CART_JAVA)).doesNotExist();
  }

  @Test
  void moduleGenerationReportsMissingFilesAndProblems() throws IOException {
    Path contracts = Files.createDirectories(directory.resolve("src/main/contracts/shop"));
    Files.writeString(contracts.resolve(CART + ".avsc"), ContractTexts.of(CART));
    SchemaModule module = SchemaModule.at(directory);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);

    assertThat(module.generate(GeneratorOptions.defaults(), true, print)).isFalse();
    assertThat(module.generate(GeneratorOptions.defaults(), false, print)).isTrue();
    assertThat(module.generate(GeneratorOptions.defaults(), true, print)).isTrue();
    Files.writeString(contracts.resolve("broken.avsc"), "{");
    assertThat(module.generate(GeneratorOptions.defaults(), false, print)).isFalse();

    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("missing: " + CART_JAVA, "wrote " + CART_JAVA, "broken.avsc:1:");
  }

  @Test
  void deprecatedConstantNamesReasonAndSuccessor(@TempDir Path classes) {
    String text =
        ContractTexts.of(CART)
            .replace(
                "\"minorVersion\"",
                "\"trigger\": \"No service sends it\", \"deprecated\": {\"reason\": \"Carts are"
                    + " gone.\", \"successor\": \"com.acme.shop.basket.filled.v1\"},"
                    + " \"minorVersion\"");
    GeneratedFiles files = generate(List.of(Contract.parse("x", text)));

    assertThat(files.files().get("java/com/acme/events/shop/ShopEvents.java"))
        .contains("<p>No service sends it.\n")
        .contains("@deprecated Carts are gone. Use com.acme.shop.basket.filled.v1.\n   */\n")
        .contains("@Deprecated\n  public static final EventType<CartFilled> CART_FILLED");
    Compiled.of(files, classes);
  }

  @Test
  void schemaLongerThanStringConstantCompiles(@TempDir Path classes) {
    StringBuilder fields = new StringBuilder();
    for (int i = 0; i < 100; i++) {
      fields
          .append(i == 0 ? "" : ",")
          .append("{\"name\": \"f")
          .append(i)
          .append("\", \"type\": \"int\", \"doc\": \"")
          .append("é".repeat(200))
          .append("\"}");
    }
    Contract contract = Contract.parse("x", ContractTexts.of(CART, fields.toString()));

    Compiled compiled = Compiled.of(generate(List.of(contract)), classes);

    assertThat(contract.wireText()).hasSizeGreaterThan(100_000);
    assertThat(compiled.eventType("com.acme.events.shop.ShopEvents", "CART_FILLED").schema().text())
        .isEqualTo(contract.wireText());
  }
}
