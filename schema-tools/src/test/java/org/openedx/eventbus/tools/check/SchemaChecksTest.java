package org.openedx.eventbus.tools.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.tools.contract.ContractTexts;
import org.openedx.eventbus.tools.finding.Finding;
import org.openedx.eventbus.tools.finding.Rule;
import org.openedx.eventbus.tools.history.HistorySpec;
import org.openedx.eventbus.tools.history.HistoryUnavailableException;
import org.openedx.eventbus.tools.report.Report;

class SchemaChecksTest {
  private static final LocalDate TODAY = LocalDate.parse("2026-11-22");
  private static final String CART = "com.acme.shop.cart.filled.v1";
  private static final String ORDER = "com.acme.shop.order.placed.v1";

  @TempDir Path directory;

  @BeforeEach
  void createRepositoryOfTwoModules() throws Exception {
    write("carts", CART, ContractTexts.of(CART));
    write("carts", ORDER, ContractTexts.of(ORDER));
    write("orders", "com.acme.shop.bill.paid.v1", ContractTexts.of("com.acme.shop.bill.paid.v1"));
    try (Git git = Git.init().setDirectory(directory.toFile()).setInitialBranch("main").call()) {
      git.add().addFilepattern(".").call();
      git.commit()
          .setMessage("first")
          .setAuthor("Ada", "ada@example.org")
          .setCommitter("Ada", "ada@example.org")
          .setSign(false)
          .call();
    }
  }

  private Path file(String module, String eventType) {
    return directory.resolve(module + "/src/main/contracts/" + eventType + ".avsc");
  }

  private void write(String module, String eventType, String text) throws IOException {
    Files.createDirectories(file(module, eventType).getParent());
    Files.writeString(file(module, eventType), text);
  }

  private Report breaking(String... modules) {
    List<CheckedModule> checked =
        Arrays.stream(modules).map(each -> CheckedModule.at(directory.resolve(each))).toList();
    return SchemaChecks.of(checked, directory, TODAY)
        .breaking(
            new BreakingOptions(
                List.of(HistorySpec.parse("git:main"), HistorySpec.parse("git:main")),
                Optional.empty(),
                () -> {
                  throw new AssertionError("no registry was named");
                }));
  }

  @Test
  void repeatedHistorySourceIsCountedOnce() {
    assertThat(breaking("carts").summary())
        .isEqualTo("no findings; 2 schemas checked against 2 earlier versions");
  }

  @Test
  void deletedContractIsReportedInItsModuleOnly() throws Exception {
    Files.delete(file("carts", ORDER));

    assertThat(breaking("carts").findings())
        .extracting(Finding::rule, Finding::eventType)
        .containsExactly(tuple(Rule.EVENT_NO_DELETE, ORDER));
    assertThat(breaking("orders").failed()).isFalse();
  }

  @Test
  void contractMovedToAnotherModuleIsNotReported() throws Exception {
    Files.move(file("carts", ORDER), file("orders", ORDER));

    assertThat(breaking("carts", "orders").findings()).isEmpty();
  }

  @Test
  void invalidContractIsReportedAsSyntaxErrorOnly() throws Exception {
    write("carts", ORDER, "{");
    Files.writeString(
        directory.resolve("carts/schema-rules.json"),
        """
        {"exceptions": [{"rule": "FIELD_NO_DELETE", "eventTypes": ["%s"], "reason": "agreed",
                         "expires": "2027-01-01"}]}
        """
            .formatted(ORDER));

    assertThat(breaking("carts").findings())
        .extracting(Finding::rule)
        .containsExactly(Rule.AVRO_SYNTAX);
  }

  @Test
  void eachModuleIsCheckedWithItsOwnRules() throws Exception {
    Files.writeString(directory.resolve("carts/schema-rules.json"), "{\"except\": [\"DOCS\"]}");

    Report report =
        SchemaChecks.of(
                List.of(
                    CheckedModule.at(directory.resolve("carts")),
                    CheckedModule.at(directory.resolve("orders"))),
                directory,
                TODAY)
            .lint();

    assertThat(report.findings())
        .filteredOn(each -> each.rule() == Rule.EVENT_DOC)
        .extracting(Finding::eventType)
        .containsExactly("com.acme.shop.bill.paid.v1");
  }

  @Test
  void unavailableRegistryFailsBreakingCheck() {
    BreakingOptions options =
        new BreakingOptions(
            List.of(HistorySpec.parse("registry:http://127.0.0.1:1")),
            Optional.empty(),
            () -> EventBusConfig.of(Map.of("eventbus.registry.timeout", "1s")));
    SchemaChecks checks =
        SchemaChecks.of(List.of(CheckedModule.at(directory.resolve("carts"))), directory, TODAY);

    assertThatThrownBy(() -> checks.breaking(options))
        .isInstanceOf(HistoryUnavailableException.class);
  }
}
