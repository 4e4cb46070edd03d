package org.openedx.eventbus.tools.internal.breaking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openedx.eventbus.tools.finding.Rule.EVENT_CHANGE;
import static org.openedx.eventbus.tools.finding.Rule.EVENT_MINOR_VERSION_RAISED;
import static org.openedx.eventbus.tools.finding.Rule.FIELD_NEW_HAS_DEFAULT;
import static org.openedx.eventbus.tools.finding.Rule.FIELD_NO_DELETE;
import static org.openedx.eventbus.tools.finding.Rule.FIELD_NO_NESTED_EVOLUTION;
import static org.openedx.eventbus.tools.finding.Rule.FIELD_SAME_TYPE;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openedx.eventbus.registry.Compatibility;
import org.openedx.eventbus.tools.contract.Contract;
import org.openedx.eventbus.tools.contract.ContractTexts;
import org.openedx.eventbus.tools.finding.Finding;
import org.openedx.eventbus.tools.finding.Rule;
import org.openedx.eventbus.tools.rules.RuleSet;

/** Kinds of in-place changes that Open edX made to events and its own check missed. */
class RealHistoryTest {
  private static final List<String> SEVEN =
      List.of("uuid", "created", "modified", "user_id", "status", "enrolled_at", "revoked_at");

  private static String field(String name, String type) {
    return "{\"name\":\"" + name + "\",\"type\":" + type + "}";
  }

  private static String data(String field, String name, String... fields) {
    return "{\"name\":\"%s\",\"type\":{\"type\":\"record\",\"name\":\"%s\",\"fields\":[%s]}}"
        .formatted(field, name, String.join(",", fields));
  }

  private static List<Rule> rules(Compatibility level, String type, String older, String newer) {
    List<Finding> findings =
        new BreakingCheck(RuleSet.standard().withLevel(level), LocalDate.of(2026, 1, 1))
            .check(
                List.of(Contract.parse("new.avsc", ContractTexts.of(type, newer))),
                List.of(new GivenHistory("git").add(type, "main", ContractTexts.of(type, older))));
    return findings.stream().map(Finding::rule).toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"created", "deleted", "updated"})
  void addedRequiredCollectionFieldBreaksNewReaders(String action) {
    String type = "org.openedx.content_authoring.content_library.collection." + action + ".v1";
    String library = field("library_key", "\"string\"");
    String key = field("collection_key", "\"string\"");
    String older = data("library_collection", "LibraryCollectionData", library, key);
    String newer =
        data(
            "library_collection",
            "LibraryCollectionData",
            library,
            key,
            field("background", "\"boolean\""));

    assertThat(rules(Compatibility.FULL_TRANSITIVE, type, older, newer))
        .containsExactlyInAnyOrder(FIELD_NEW_HAS_DEFAULT, EVENT_CHANGE);
    assertThat(rules(Compatibility.FORWARD_TRANSITIVE, type, older, newer))
        .containsExactlyInAnyOrder(
            FIELD_NO_NESTED_EVOLUTION, EVENT_MINOR_VERSION_RAISED, EVENT_CHANGE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "collection.created", "collection.deleted", "collection.updated",
        "container.created", "container.deleted", "container.updated"
      })
  void removedLibraryKeyBreaksEarlierReaders(String action) {
    String type = "org.openedx.content_authoring.content_library." + action + ".v1";
    String key = field("key", "\"string\"");
    String older = data("library_item", "LibraryItemData", field("library_key", "\"string\""), key);
    String newer = data("library_item", "LibraryItemData", key);

    assertThat(rules(Compatibility.FORWARD_TRANSITIVE, type, older, newer))
        .containsExactlyInAnyOrder(FIELD_NO_DELETE, EVENT_CHANGE);
  }

  @Test
  void sevenFieldsMadeNullableHaveSevenFindings() {
    String type = "org.openedx.enterprise.learner_credit_course_enrollment.revoked.v1";
    String older =
        SEVEN.stream().map(each -> field(each, "\"string\"")).collect(Collectors.joining(","));
    String newer =
        SEVEN.stream()
            .map(each -> field(each, "[\"null\",\"string\"]"))
            .collect(Collectors.joining(","));
    String event = "learner_credit_course_enrollment";

    List<Rule> found =
        rules(
            Compatibility.FORWARD_TRANSITIVE,
            type,
            data(event, "LearnerCreditCourseEnrollment", older),
            data(event, "LearnerCreditCourseEnrollment", newer));

    assertThat(found)
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(SEVEN.stream().map(each -> FIELD_SAME_TYPE), Stream.of(EVENT_CHANGE))
                .toList());
  }

  @Test
  void addedOptionalDataClassFieldBreaksOnlyDecisionRecord() {
    String type = "org.openedx.learning.discussions.configuration.changed.v1";
    String key = field("course_key", "\"string\"");
    String optional = "{\"name\":\"enabled_in\",\"type\":[\"null\",\"string\"],\"default\":null}";

    assertThat(
            rules(
                Compatibility.FULL_TRANSITIVE,
                type,
                data("configuration", "CourseDiscussionConfigurationData", key),
                data("configuration", "CourseDiscussionConfigurationData", key, optional)))
        .containsExactlyInAnyOrder(
            FIELD_NO_NESTED_EVOLUTION, EVENT_MINOR_VERSION_RAISED, EVENT_CHANGE);
  }
}
