package org.openedx.eventbus.tools.internal.breaking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openedx.eventbus.tools.internal.breaking.Carts.ID;
import static org.openedx.eventbus.tools.internal.breaking.Carts.NOTE;
import static org.openedx.eventbus.tools.internal.breaking.Carts.TYPE;
import static org.openedx.eventbus.tools.internal.breaking.Carts.USER;
import static org.openedx.eventbus.tools.internal.breaking.Carts.check;
import static org.openedx.eventbus.tools.internal.breaking.Carts.released;
import static org.openedx.eventbus.tools.internal.breaking.Carts.text;
import static org.openedx.eventbus.tools.internal.breaking.Carts.versions;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openedx.eventbus.registry.Compatibility;
import org.openedx.eventbus.tools.finding.Finding;
import org.openedx.eventbus.tools.finding.Rule;
import org.openedx.eventbus.tools.finding.Severity;
import org.openedx.eventbus.tools.rules.RuleSet;

class BreakingCheckTest {
  @Test
  void incompatibleVersionsAreReportedInNumericOrder() {
    GivenHistory history = new GivenHistory("released");
    for (String number : List.of("1", "9", "10")) {
      history.add(
          TYPE, number, text(Integer.parseInt(number), ID, NOTE.replace("note", "n" + number)));
    }
    String candidate = text(11, NOTE.replace("note", "n10"));

    assertThat(
            versions(
                check(Compatibility.FORWARD_TRANSITIVE, candidate, history), Rule.FIELD_NO_DELETE))
        .containsExactly("released 1", "released 9", "released 10");
    assertThat(versions(check(Compatibility.FORWARD, candidate, history), Rule.FIELD_NO_DELETE))
        .containsExactly("released 10");
    assertThat(check(Compatibility.NONE, candidate, history)).isEmpty();
  }

  @Test
  void nonTransitiveLevelComparesWithNewestOfEachHistory() {
    GivenHistory git = new GivenHistory("git").add(TYPE, "main", text(0, ID, NOTE));

    List<Finding> findings =
        check(Compatibility.FORWARD, text(1, NOTE), released(text(0, NOTE), text(0, ID)), git);

    assertThat(versions(findings, Rule.FIELD_NO_DELETE))
        .containsExactlyInAnyOrder("released 1", "git main");
  }

  @Test
  void identicalVersionsAreComparedOnce() {
    GivenHistory git = new GivenHistory("git").add(TYPE, "main", text(0, ID, NOTE));

    List<Finding> findings =
        check(
            Compatibility.FORWARD_TRANSITIVE,
            text(1, NOTE),
            released(text(0, ID, NOTE), text(0, ID, NOTE)),
            git);

    assertThat(versions(findings, Rule.FIELD_NO_DELETE)).containsExactly("released 1");
  }

  @Test
  void unreadableVersionIsReportedAndOthersAreCompared() {
    GivenHistory history =
        released(text(0, ID)).addUnreadable(TYPE, "1").add(TYPE, "2", "{\"type\":\"strng\"}");

    List<Finding> transitive = check(Compatibility.FORWARD_TRANSITIVE, text(3, NOTE), history);
    List<Finding> newest = check(Compatibility.FORWARD, text(3, NOTE), history);

    assertThat(versions(transitive, Rule.HISTORY_UNREADABLE))
        .containsExactlyInAnyOrder("released 1", "released 2");
    assertThat(versions(transitive, Rule.FIELD_NO_DELETE)).containsExactly("released 0");
    assertThat(versions(newest, Rule.FIELD_NO_DELETE)).containsExactly("released 0");
  }

  @Test
  void missingOrUnchangedEarlierVersionHasNoFindings() {
    assertThat(check(Compatibility.FULL_TRANSITIVE, text(0, ID))).isEmpty();
    assertThat(check(Compatibility.FULL_TRANSITIVE, text(0, ID), new GivenHistory("git")))
        .isEmpty();
    assertThat(check(Compatibility.FULL_TRANSITIVE, text(0, ID), released(text(0, ID)))).isEmpty();
  }

  @Test
  void dataClassInUseIsFrozenOrAcceptsOnlyOptionalFields() {
    String before = text(0, USER.formatted(ID));
    String optional = text(1, USER.formatted(ID + "," + NOTE));
    String required = text(1, USER.formatted(ID + ",{\"name\":\"x\",\"type\":\"int\"}"));
    RuleSet relaxed = RuleSet.parse("rules", "{\"except\":[\"FIELD_NO_NESTED_EVOLUTION\"]}");

    assertThat(check(RuleSet.standard(), optional, released(before)))
        .filteredOn(each -> each.severity() == Severity.ERROR)
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.rule()).isEqualTo(Rule.FIELD_NO_NESTED_EVOLUTION);
              assertThat(finding.location().pointer()).isEqualTo("/fields/0/type/fields/1");
              assertThat(finding.message())
                  .isEqualTo(
                      "compared with released 0, the data class User, which is in use, adds the"
                          + " field \"user.note\" (string, nullable)");
            });
    assertThat(check(relaxed, optional, released(before)))
        .extracting(Finding::severity)
        .containsOnly(Severity.NOTE);
    assertThat(check(relaxed, required, released(before)))
        .extracting(Finding::rule)
        .contains(Rule.FIELD_NESTED_OPTIONAL_ONLY);
  }

  @Test
  void removedOptionalEventFieldIsReported() {
    assertThat(check(RuleSet.standard(), text(1, ID), released(text(0, ID, NOTE))))
        .extracting(Finding::rule)
        .containsExactlyInAnyOrder(Rule.EVENT_FIELD_NO_DELETE, Rule.EVENT_CHANGE);
  }

  @Test
  void changedTopicAndKeyAreReported() {
    String moved =
        text(0, ID)
            .replace(
                "\"minorVersion\": 0",
                "\"minorVersion\": 0, \"topic\": \"carts\", \"key\": \"id\"");

    assertThat(check(RuleSet.standard(), moved, released(text(0, ID))))
        .extracting(Finding::rule)
        .containsExactlyInAnyOrder(
            Rule.EVENT_SAME_TOPIC, Rule.EVENT_SAME_KEY, Rule.EVENT_METADATA_ONLY);
  }

  @Test
  void deletedContractIsErrorUnlessDeprecated() {
    GivenHistory history = new GivenHistory("git").add(TYPE, "main", text(0, ID));
    GivenHistory deprecated =
        new GivenHistory("git")
            .add(
                TYPE,
                "main",
                text(0, ID)
                    .replace("\"minorVersion\": 0", "\"deprecated\": {\"reason\": \"Unused.\"}"));
    BreakingCheck breaking = new BreakingCheck(RuleSet.standard(), LocalDate.of(2026, 1, 1));

    assertThat(breaking.check(List.of(), List.of(history)))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.rule()).isEqualTo(Rule.EVENT_NO_DELETE);
              assertThat(finding.eventType()).isEqualTo(TYPE);
              assertThat(finding.location().file()).isEqualTo("main.avsc");
            });
    assertThat(breaking.check(List.of(), List.of(deprecated)))
        .extracting(Finding::severity)
        .containsExactly(Severity.NOTE);
  }

  @Test
  void usedExceptionHidesFindingAndUnusedOneIsReported() {
    String exception =
        "{\"exceptions\":[{\"rule\":\"%s\",\"eventTypes\":[\""
            + TYPE
            + "\"],\"field\":\"id\","
            + "\"reason\":\"No consumer reads it.\",\"expires\":\"2026-12-31\"}]}";
    RuleSet needed = RuleSet.parse("rules", exception.formatted("FIELD_NO_DELETE"));
    RuleSet unused = RuleSet.parse("rules", exception.formatted("FIELD_SAME_TYPE"));

    assertThat(check(needed, text(1, NOTE), released(text(0, ID, NOTE))))
        .extracting(Finding::rule)
        .containsExactly(Rule.EVENT_CHANGE);
    assertThat(check(unused, text(1, NOTE), released(text(0, ID, NOTE))))
        .extracting(Finding::rule)
        .contains(Rule.FIELD_NO_DELETE, Rule.RULES_EXCEPTION_UNUSED);
  }
}
