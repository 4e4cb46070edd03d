package org.openedx.eventbus.tools.internal.breaking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openedx.eventbus.tools.internal.breaking.Carts.ID;
import static org.openedx.eventbus.tools.internal.breaking.Carts.NOTE;
import static org.openedx.eventbus.tools.internal.breaking.Carts.TYPE;
import static org.openedx.eventbus.tools.internal.breaking.Carts.check;
import static org.openedx.eventbus.tools.internal.breaking.Carts.released;
import static org.openedx.eventbus.tools.internal.breaking.Carts.text;
import static org.openedx.eventbus.tools.internal.breaking.Carts.versions;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.openedx.eventbus.registry.Compatibility;
import org.openedx.eventbus.tools.finding.Finding;
import org.openedx.eventbus.tools.finding.Rule;
import org.openedx.eventbus.tools.finding.Severity;
import org.openedx.eventbus.tools.rules.RuleSet;

/** Version that a change requires: none, a new minor version, or a new major version. */
class ChangeDemandsTest {
  @Test
  void changeWithoutHigherMinorVersionIsReported() {
    assertThat(check(RuleSet.standard(), text(0, ID, NOTE), released(text(0, ID))))
        .filteredOn(each -> each.rule() == Rule.EVENT_MINOR_VERSION_RAISED)
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.location().pointer()).isEqualTo("/event/minorVersion");
              assertThat(finding.fix()).isEqualTo("Raise \"minorVersion\" to 1.");
            });
    assertThat(check(RuleSet.standard(), text(1, ID, NOTE), released(text(0, ID))))
        .extracting(Finding::rule)
        .containsExactly(Rule.EVENT_CHANGE);
  }

  @Test
  void breakingChangeRequiresMajorVersionUnlessExcepted() {
    String exception =
        "{\"exceptions\":[{\"rule\":\"FIELD_NO_DELETE\",\"eventTypes\":[\""
            + TYPE
            + "\"],\"reason\":\"No consumer reads it.\",\"expires\":\"2026-12-31\"}]}";
    GivenHistory history = released(text(0, ID), text(0, NOTE));
    RuleSet excused = RuleSet.parse("rules", exception);
    RuleSet harmless = RuleSet.parse("rules", "{\"severity\":{\"FIELD_NO_DELETE\":\"note\"}}");

    List<Finding> broken = check(RuleSet.standard(), text(0, NOTE.replace("note", "n")), history);

    assertThat(broken)
        .extracting(Finding::rule)
        .contains(Rule.FIELD_NO_DELETE)
        .doesNotContain(Rule.EVENT_MINOR_VERSION_RAISED);
    assertThat(note(broken).message()).contains("a new major version beside this one");
    for (RuleSet rules : List.of(excused, harmless)) {
      List<Finding> allowed = check(rules, text(0, NOTE, NOTE.replace("note", "n")), history);

      assertThat(versions(allowed, Rule.EVENT_MINOR_VERSION_RAISED))
          .containsExactly("released 0", "released 1");
      assertThat(note(allowed).message()).contains("a new minor version: it is still 0");
      assertThat(note(allowed).fix()).isEqualTo("Deploy all consumers first, then the producers.");
    }
  }

  @Test
  void noteNamesRequiredVersionAndDeploymentOrder() {
    String required = "{\"name\":\"x\",\"type\":\"int\"%s}";
    List<Finding> any = check(RuleSet.standard(), text(1, ID, NOTE), released(text(0, ID)));
    List<Finding> producers =
        check(RuleSet.standard(), text(1, ID, required.formatted("")), released(text(0, ID)));
    List<Finding> absent =
        check(
            RuleSet.standard(),
            text(1, ID, required.formatted(",\"absent\":0")),
            released(text(0, ID)));
    List<Finding> consumers =
        check(
            Compatibility.BACKWARD,
            text(1, ID.replace("\"long\"", "[\"null\",\"long\"]")),
            released(text(0, ID)));
    List<Finding> breaking = check(RuleSet.standard(), text(1, NOTE), released(text(0, ID)));

    assertThat(note(any).message()).contains("a new minor version: it was raised to 1");
    assertThat(note(any).fix()).isEqualTo("Deploy producers and consumers in any order.");
    assertThat(note(producers).fix())
        .startsWith("Deploy the producers first")
        .contains("cannot read earlier events");
    assertThat(note(absent).fix())
        .startsWith("Deploy the producers first")
        .contains("with the \"absent\" value");
    assertThat(note(consumers).fix()).startsWith("Deploy all consumers first");
    assertThat(note(breaking).message()).contains("a new major version beside this one");
  }

  @Test
  void documentationChangeHasOnlyMetadataNote() {
    String documented = text(0, ID.replace("}", ",\"about\":\"A number.\"}"));

    assertThat(check(RuleSet.standard(), documented, released(text(0, ID))))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.rule()).isEqualTo(Rule.EVENT_METADATA_ONLY);
              assertThat(finding.severity()).isEqualTo(Severity.NOTE);
            });
  }

  private static Finding note(List<Finding> findings) {
    return findings.stream()
        .filter(each -> each.rule() == Rule.EVENT_CHANGE)
        .findFirst()
        .orElseThrow();
  }
}
