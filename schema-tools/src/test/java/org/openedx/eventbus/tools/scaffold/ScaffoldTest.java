package org.openedx.eventbus.tools.scaffold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openedx.eventbus.event.EventName;
import org.openedx.eventbus.tools.contract.Contract;
import org.openedx.eventbus.tools.finding.Finding;
import org.openedx.eventbus.tools.finding.InvalidContractsException;
import org.openedx.eventbus.tools.finding.Rule;
import org.openedx.eventbus.tools.internal.lint.Linter;
import org.openedx.eventbus.tools.internal.lint.Linter.LintTarget;
import org.openedx.eventbus.tools.rules.RuleSet;

class ScaffoldTest {
  private static final LocalDate TODAY = LocalDate.parse("2026-11-22");
  private static final EventName PLACED = EventName.of("com.acme.shop.order.placed.v1");
  private static final EventName PLACED_AGAIN = EventName.of("com.acme.shop.order.placed.v2");

  @TempDir Path module;

  private Path contracts;
  private Scaffold scaffold;

  @BeforeEach
  void createScaffold() {
    contracts = module.resolve("src/main/contracts");
    scaffold = Scaffold.in(contracts);
  }

  private static NewContract placed(Optional<String> key, Optional<String> noKey) {
    return new NewContract(
        PLACED,
        TODAY,
        Optional.of("A customer \"placed\" an order."),
        Optional.of("shop"),
        Optional.empty(),
        key,
        noKey);
  }

  private static NewContract placed() {
    return placed(Optional.of("order.number"), Optional.empty());
  }

  private List<Finding> lint() {
    return new Linter(RuleSet.standard(), TODAY).lint(List.of(LintTarget.at(module)));
  }

  @Test
  void completeContractHasNoFindings() {
    Path file = scaffold.create(placed());

    assertThat(file).isEqualTo(contracts.resolve("shop/com.acme.shop.order.placed.v1.avsc"));
    Contract contract = Contract.read(file);
    assertThat(contract.constant()).isEqualTo("ORDER_PLACED");
    assertThat(contract.keyPath()).contains("order.number");
    assertThat(contract.about()).contains("A customer \"placed\" an order.");
    assertThat(contract.since()).contains("2026-11-22");
    assertThat(lint()).isEmpty();
  }

  @Test
  void reasonForNoKeyIsAccepted() {
    scaffold.create(placed(Optional.empty(), Optional.of("Orders are independent.")));

    assertThat(lint()).isEmpty();
  }

  @Test
  void missingPropertiesAreReportedByLint() {
    scaffold.create(
        new NewContract(
            PLACED,
            TODAY,
            Optional.empty(),
            Optional.empty(),
            Optional.of("orders"),
            Optional.empty(),
            Optional.empty()));

    assertThat(lint())
        .extracting(Finding::rule)
        .containsExactlyInAnyOrder(Rule.EVENT_DOC, Rule.EVENT_OWNER, Rule.EVENT_KEY_CHOSEN);
  }

  @Test
  void invalidKeyOrKeyBesideNoKeyIsRejected() {
    for (String key : List.of("", "order.", "Order.Number", "a b", "\"")) {
      assertThatThrownBy(() -> placed(Optional.of(key), Optional.empty()))
          .as(key)
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> placed(Optional.of("a"), Optional.of("b")))
        .hasMessageContaining("must not have both");
  }

  @Test
  void existingContractIsNotOverwritten() throws Exception {
    Path file = scaffold.create(placed());
    Files.move(file, Files.createDirectories(contracts.resolve("other")).resolve("moved.avsc"));

    assertThatThrownBy(() -> scaffold.create(placed()))
        .isInstanceOf(ScaffoldException.class)
        .hasMessageContaining("already has a contract")
        .hasMessageContaining("moved.avsc");
  }

  @Test
  void nextMajorVersionIsAddedBesideOldOne() throws Exception {
    Path file = scaffold.create(placed());
    String old =
        Files.readString(file)
            .replace(
                "\"minorVersion\" : 0",
                "\"minorVersion\" : 7,\n    \"deprecated\" : {\"reason\": \"old\"}")
            .replace("\"type\" : \"string\"", "\"type\" : \"string\", \"absent\" : \"?\"");
    Files.writeString(file, old);

    Path next = scaffold.raiseMajor(PLACED, LocalDate.parse("2027-01-01"));

    assertThat(next).isEqualTo(contracts.resolve("shop/com.acme.shop.order.placed.v2.avsc"));
    assertThat(file).hasContent(old);
    Contract contract = Contract.read(next);
    assertThat(contract.name()).isEqualTo(PLACED_AGAIN);
    assertThat(contract.constant()).isEqualTo("ORDER_PLACED_V2");
    assertThat(contract.minorVersion()).isZero();
    assertThat(contract.since()).contains("2027-01-01");
    assertThat(contract.deprecation()).isEmpty();
    assertThat(Files.readString(next)).doesNotContain("absent", "placed.v1");

    Path third = scaffold.raiseMajor(PLACED_AGAIN, TODAY);
    assertThat(Contract.read(third).constant()).isEqualTo("ORDER_PLACED_V3");
    assertThatThrownBy(() -> scaffold.raiseMajor(PLACED, TODAY))
        .hasMessageContaining("already has a contract");
  }

  @Test
  void raisedMajorVersionRenamesFullTypeNames() throws Exception {
    Files.createDirectories(contracts);
    Files.writeString(
        contracts.resolve("x.avsc"),
        """
        {"type": "record", "name": "CloudEvent", "namespace": "com.acme.shop.order.placed.v1",
         "event": {"constant": "ORDER_PLACED", "about": "Not com.acme.shop.order.placed.v1 itself."},
         "fields": [
           {"name": "a", "type": {"type": "fixed", "name": "Id", "size": 4}},
           {"name": "b", "type": ["null", "com.acme.shop.order.placed.v1.Id"], "default": null}]}
        """);

    String next = Files.readString(scaffold.raiseMajor(PLACED, TODAY));

    assertThat(next)
        .contains("\"com.acme.shop.order.placed.v2.Id\"")
        .contains("Not com.acme.shop.order.placed.v1 itself.");
  }

  @Test
  void raisedMinorVersionKeepsFormatting() throws Exception {
    Path file = scaffold.create(placed());
    String text = Files.readString(file).replace("\n", "\r\n").replace("  ", "\t");
    Files.writeString(file, text);

    assertThat(scaffold.raiseMinor(PLACED)).isEqualTo(file);

    assertThat(Files.readString(file))
        .isEqualTo(text.replace("\"minorVersion\" : 0", "\"minorVersion\" : 1"));
  }

  @Test
  void missingMinorVersionIsRaisedToOne() throws Exception {
    Path file = scaffold.create(placed());
    Files.writeString(file, Files.readString(file).replaceFirst("\\s*\"minorVersion\" : 0,", ""));

    scaffold.raiseMinor(PLACED);

    assertThat(Contract.read(file).minorVersion()).isEqualTo(1);
  }

  @Test
  void raisingMissingOrInvalidContractFails() throws Exception {
    assertThatThrownBy(() -> scaffold.raiseMinor(PLACED))
        .isInstanceOf(ScaffoldException.class)
        .hasMessageContaining("no contract of 'com.acme.shop.order.placed.v1'");
    Path file = scaffold.create(placed());
    Files.writeString(file, Files.readString(file).replace("order.placed.v1", "order.placed"));
    assertThatThrownBy(
            () -> scaffold.raiseMajor(EventName.imported("com.acme.shop.order.placed"), TODAY))
        .isInstanceOf(ScaffoldException.class)
        .hasMessageContaining("no major version");
    Files.writeString(file, Files.readString(file).replace("ORDER_PLACED", "order"));
    assertThatThrownBy(() -> scaffold.raiseMinor(EventName.imported("com.acme.shop.order.placed")))
        .isInstanceOf(InvalidContractsException.class);
  }
}
