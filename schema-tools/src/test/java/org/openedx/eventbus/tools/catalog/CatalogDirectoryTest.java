package org.openedx.eventbus.tools.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.openedx.eventbus.tools.catalog.GivenModule.CART;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openedx.eventbus.tools.contract.ContractDirectory.NoContractsException;
import org.openedx.eventbus.tools.contract.ContractTexts;
import org.openedx.eventbus.tools.finding.InvalidContractsException;

/** Files of a written catalogue, and the conditions under which none is written. */
class CatalogDirectoryTest {
  @TempDir Path directory;

  private GivenModule module;

  @BeforeEach
  void prepare() {
    module = new GivenModule(directory);
  }

  @Test
  void sameContractsGiveTheSameBytes() {
    module.contract("odd.avsc", GivenModule.hostile());
    module.contract("cart.avsc", ContractTexts.of(CART));

    Map<String, String> first = module.site().files();
    module.catalog().write(directory.resolve("other"));

    assertThat(new WrittenSite(directory.resolve("other")).files()).isEqualTo(first);
  }

  @Test
  void removedPagesAreDeletedAndNothingElse() throws Exception {
    module.contract("odd.avsc", GivenModule.hostile());
    module.contract("cart.avsc", ContractTexts.of(CART));
    WrittenSite site = module.site();
    Files.writeString(directory.resolve("site/CNAME"), "events.example.org");
    Files.delete(module.contracts().resolve("odd.avsc"));

    module.site();

    assertThat(site.files()).containsKeys("CNAME", "events/" + CART + ".html");
    assertThat(site.files().keySet()).noneMatch(each -> each.contains("~"));
  }

  @Test
  void manipulatedListDeletesNothingOutside() throws Exception {
    module.contract("cart.avsc", ContractTexts.of(CART));
    module.site();
    Path precious = Files.writeString(directory.resolve("precious"), "x");
    Files.writeString(directory.resolve("site/" + SiteDirectory.LIST), "../precious\n");

    module.site();

    assertThat(precious).exists();
  }

  @Test
  void directoryWithOtherFilesIsRejected() throws Exception {
    module.contract("cart.avsc", ContractTexts.of(CART));
    Path site = Files.createDirectories(directory.resolve("site"));
    Files.writeString(site.resolve("index.html"), "mine");

    assertThatThrownBy(module::site)
        .isInstanceOf(CatalogException.class)
        .hasMessageContaining(site + " contains files that are not part of a catalogue");
    assertThat(site.resolve("index.html")).hasContent("mine");
  }

  @Test
  void fileInsteadOfADirectoryIsRejected() throws Exception {
    module.contract("cart.avsc", ContractTexts.of(CART));
    Path file = Files.writeString(directory.resolve("file"), "x");

    assertThatThrownBy(() -> module.catalog().write(file))
        .isInstanceOf(CatalogException.class)
        .hasMessageContaining(file + " is a file");
    assertThatThrownBy(() -> module.catalog().write(file.resolve("site")))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("cannot write the catalogue to " + file.resolve("site"));
  }

  @Test
  void missingContractsAreAnError() {
    assertThatThrownBy(module::site)
        .isInstanceOf(NoContractsException.class)
        .hasMessageContaining("no contract (*.avsc) in " + module.contracts());
    assertThat(directory.resolve("site")).doesNotExist();
  }

  @Test
  void allProblemsAreReportedAndNothingIsWritten() {
    module.contract("a.avsc", "{");
    module.contract("b.avsc", "[]");
    module.contract("c.avsc", ContractTexts.of(CART));
    module.contract("d.avsc", ContractTexts.of(CART));
    module.released("e.avsc", "}");

    assertThatThrownBy(module::site)
        .isInstanceOf(InvalidContractsException.class)
        .hasMessageContainingAll("4 problems", "a.avsc:1:", "b.avsc:1:", "d.avsc:4:", "e.avsc:1:");
    assertThat(directory.resolve("site")).doesNotExist();
  }

  @Test
  void problemOfAReleasedContractIsReported() {
    module.contract("c.avsc", ContractTexts.of(CART));
    module.released("0.avsc", ContractTexts.of(CART).replace("\"long\"", "\"lung\""));

    assertThatThrownBy(module::site)
        .isInstanceOf(InvalidContractsException.class)
        .hasMessageContainingAll("0.avsc:", "lung");
  }
}
