package org.openedx.eventbus.tools.scaffold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openedx.eventbus.internal.Sha256;
import org.openedx.eventbus.tools.contract.Contract;
import org.openedx.eventbus.tools.contract.ContractTexts;
import org.openedx.eventbus.tools.internal.contract.ReleasedChecksums;

class ReleaseTest {
  private static final String CART = "com.acme.shop.cart.filled.v1";
  private static final String ORDER = "com.acme.shop.order.placed.v1";

  @TempDir Path directory;

  private Path released() {
    return directory.resolve("released");
  }

  private static Contract contract(String name, int minor, String field) {
    return Contract.parse(
        name + ".avsc",
        ContractTexts.of(name, minor, "{\"name\": \"%s\", \"type\": \"long\"}".formatted(field)));
  }

  @Test
  void releaseCopiesContractsAndRecordsChecksums() throws Exception {
    Contract cart = contract(CART, 0, "id");

    assertThat(Release.of(List.of(cart, contract(ORDER, 3, "id")), released()))
        .containsExactly(CART + "/0.avsc", ORDER + "/3.avsc");

    assertThat(released().resolve(CART + "/0.avsc")).hasContent(cart.source().text());
    assertThat(ReleasedChecksums.read(released()).sumOf(CART + "/0.avsc"))
        .contains(Sha256.hex(Files.readAllBytes(released().resolve(CART + "/0.avsc"))));
    assertThat(ReleasedChecksums.read(released()).keys()).hasSize(2);
  }

  @Test
  void secondReleaseChangesNothing() throws Exception {
    List<Contract> contracts = List.of(contract(CART, 0, "id"));
    Release.of(contracts, released());
    String sums = Files.readString(released().resolve("SHA256SUMS"));

    assertThat(Release.of(contracts, released())).isEmpty();

    assertThat(released().resolve("SHA256SUMS")).hasContent(sums);
  }

  @Test
  void nextMinorVersionIsAddedBesideFirst() {
    Release.of(List.of(contract(CART, 0, "id")), released());

    assertThat(Release.of(List.of(contract(CART, 1, "other")), released()))
        .containsExactly(CART + "/1.avsc");
    assertThat(ReleasedChecksums.read(released()).keys())
        .containsExactly(CART + "/0.avsc", CART + "/1.avsc");
  }

  @Test
  void documentationChangeIsNotReleasedAgain() throws Exception {
    Contract before = contract(CART, 0, "id");
    Release.of(List.of(before), released());
    Contract after =
        Contract.parse(
            "x",
            before.source().text().replace("\"constant\"", "\"about\": \"New.\", \"constant\""));

    assertThat(Release.of(List.of(after), released())).isEmpty();

    assertThat(released().resolve(CART + "/0.avsc")).hasContent(before.source().text());
  }

  @Test
  void contractDifferingFromItsReleaseFailsWholeRelease() {
    Release.of(List.of(contract(CART, 0, "id")), released());

    assertThatThrownBy(
            () ->
                Release.of(
                    List.of(contract(CART, 0, "other"), contract(ORDER, 0, "id")), released()))
        .isInstanceOf(ScaffoldException.class)
        .hasMessageContaining(CART + " differs from the released minor version 0")
        .hasMessageContaining("bump --minor");

    assertThat(released().resolve(ORDER)).doesNotExist();
  }

  @Test
  void missingReleasedFileIsNotRecreated() throws Exception {
    Release.of(List.of(contract(CART, 0, "id")), released());
    Files.delete(released().resolve(CART + "/0.avsc"));

    assertThatThrownBy(() -> Release.of(List.of(contract(CART, 0, "id")), released()))
        .hasMessageContaining("was released but is missing");
  }

  @Test
  void interruptedReleaseIsCompleted() throws Exception {
    List<Contract> contracts = List.of(contract(CART, 0, "id"), contract(ORDER, 0, "id"));
    Release.of(contracts, released());
    String sums = Files.readString(released().resolve("SHA256SUMS"));
    Files.delete(released().resolve("SHA256SUMS"));

    assertThat(Release.of(contracts, released())).hasSize(2);

    assertThat(released().resolve("SHA256SUMS")).hasContent(sums);
  }
}
