package org.openedx.eventbus.tools.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openedx.eventbus.tools.contract.Contract;
import org.openedx.eventbus.tools.contract.ContractDirectory;
import org.openedx.eventbus.tools.generate.SchemaModule;

/** Catalogue of the Open edX events and of a contract with every Avro type. */
class OpenEdxCatalogTest {
  private static final SchemaModule OPEN_EDX = SchemaModule.at(Path.of("../schemas"));
  private static final Path KITCHEN = Path.of("src/test/resources/kitchen");

  @TempDir static Path root;

  private static WrittenSite site;
  private static List<Contract> contracts;

  @BeforeAll
  static void write() {
    SchemaModule kitchen = new SchemaModule(KITCHEN, KITCHEN.resolve("released"), root);
    Catalog.of(List.of(OPEN_EDX, kitchen)).write(root);
    site = new WrittenSite(root);
    contracts = ContractDirectory.read(OPEN_EDX.contracts());
  }

  @Test
  void everyPageIsValidHtml() {
    assertThat(site.pages()).hasSize(contracts.size() + 3);
    for (String path : site.pages()) {
      assertThat(site.parseErrors(path)).as(path).isEmpty();
      Document page = site.page(path);
      assertThat(page.select("[id]").eachAttr("id")).as(path).doesNotHaveDuplicates();
      assertThat(page.select("h1")).as(path).hasSize(1);
      assertThat(page.selectFirst("html").attr("lang")).isEqualTo("en");
    }
  }

  @Test
  void everyLinkHasATarget() {
    assertThat(site.brokenLinks()).isEmpty();
  }

  @Test
  void everyInputHasALabel() {
    Document index = site.page("index.html");

    assertThat(index.select("#filters input, #filters select"))
        .hasSize(5)
        .allMatch(each -> each.closest("label") != null);
  }

  @Test
  void everyEventTypeHasAPageWithItsFieldsAndMarks() {
    for (Contract contract : contracts) {
      Document page = site.event(contract.name().value());
      assertThat(page.selectFirst("h1").wholeText()).isEqualTo(contract.name().value());
      contract
          .keyPath()
          .ifPresent(
              path ->
                  assertThat(page.getElementById("field-" + path).parent().text()).contains("key"));
      for (String path : contract.personalFields()) {
        assertThat(page.select("#payload .badge.warn")).as(contract + " " + path).isNotEmpty();
      }
      assertThat(page.select("#example h3").eachText()).containsExactly("As JSON", "In Java");
    }
  }

  @Test
  void schemaFileIsTheRegisteredText() {
    Map<String, String> files = site.files();
    for (Contract contract : contracts) {
      assertThat(files.get("schemas/" + EventFileNames.of(contract.name().value()) + ".avsc"))
          .isEqualTo(contract.wireText() + "\n");
    }
  }

  @Test
  void pagesLoadNothingFromOtherSites() {
    site.files()
        .forEach(
            (path, text) -> {
              if (path.startsWith("assets/")) {
                assertThat(text).as(path).doesNotContain("http:", "https:", "@import", "url(");
              }
            });
  }
}
