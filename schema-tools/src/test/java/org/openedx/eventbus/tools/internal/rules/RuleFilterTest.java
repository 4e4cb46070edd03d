package org.openedx.eventbus.tools.internal.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.openedx.eventbus.tools.finding.Baseline;
import org.openedx.eventbus.tools.finding.Check;
import org.openedx.eventbus.tools.finding.Finding;
import org.openedx.eventbus.tools.finding.Rule;
import org.openedx.eventbus.tools.finding.Severity;
import org.openedx.eventbus.tools.finding.SourceLocation;
import org.openedx.eventbus.tools.internal.rules.RuleFilter.CheckScope;
import org.openedx.eventbus.tools.rules.RuleSet;

class RuleFilterTest {
  private static final String CART = "com.acme.shop.cart.filled.v1";
  private static final String ORDER = "com.acme.shop.order.placed.v1";
  private static final LocalDate TODAY = LocalDate.of(2026, 6, 30);

  private static Finding finding(Rule rule, String eventType, String message) {
    return Finding.of(
        rule, eventType, new SourceLocation(eventType + ".avsc", 3, 1, ""), message, "Mend.");
  }

  private static Finding undocumented(String eventType, String field) {
    return finding(Rule.FIELD_DOC, eventType, "the field \"" + field + "\" is not described");
  }

  private static List<Finding> judge(Check check, String json, Finding... found) {
    RuleSet rules = RuleSet.parse("schema-rules.json", json.replace('\'', '"'));
    CheckScope scope =
        new CheckScope(check, Set.of(CART, ORDER), Set.of("git v1", "released"), TODAY);
    return new RuleFilter(rules).filter(List.of(found), scope);
  }

  private static List<Finding> judge(String json, Finding... found) {
    return judge(Check.LINT, json, found);
  }

  private static String exception(String rule, String more, String expires) {
    return "{'exceptions': [{'rule': '%s', 'eventTypes': ['%s'], 'reason': 'old', 'expires': '%s'%s}]}"
        .formatted(rule, CART, expires, more);
  }

  @Test
  void findingsOfUnusedRulesAreDropped() {
    assertThat(judge("{'except': ['DOCS']}", undocumented(CART, "cart"))).isEmpty();
  }

  @Test
  void findingsAreSortedWithoutDuplicates() {
    Finding order = undocumented(ORDER, "order");
    Finding cart = undocumented(CART, "cart");

    assertThat(judge("{}", order, cart, order)).containsExactly(cart, order);
  }

  @Test
  void configuredSeverityIsSet() {
    assertThat(judge("{'severity': {'DOCS': 'note'}}", undocumented(CART, "cart")))
        .extracting(Finding::severity)
        .containsExactly(Severity.NOTE);
  }

  @Test
  void severityOfACheckIsKeptWithoutConfiguration() {
    Finding milder = undocumented(CART, "cart").withSeverity(Severity.NOTE);

    assertThat(judge("{}", milder)).containsExactly(milder);
    assertThat(judge("{'severity': {'FIELD_DOC': 'error'}}", milder))
        .extracting(Finding::severity)
        .containsExactly(Severity.ERROR);
  }

  @Test
  void exceptionAppliesUntilItsLastDay() {
    Finding finding = undocumented(CART, "cart");

    assertThat(judge(exception("FIELD_DOC", "", "2026-06-30"), finding)).isEmpty();
    assertThat(judge(exception("FIELD_DOC", "", "2026-06-29"), finding))
        .extracting(Finding::rule)
        .containsExactly(Rule.FIELD_DOC, Rule.RULES_EXCEPTION_EXPIRED);
  }

  @Test
  void exceptionCoversOnlyItsEventTypes() {
    Finding other = undocumented(ORDER, "order");

    assertThat(judge(exception("FIELD_DOC", "", "2027-01-01"), undocumented(CART, "cart"), other))
        .containsExactly(other);
  }

  @Test
  void exceptionCoversAFieldByItsPathOrItsEnd() {
    Finding one = undocumented(CART, "cart.owner.email");
    Finding other = undocumented(CART, "cart.owner.work_email");

    for (String field : List.of("email", "owner.email", "cart.owner.email")) {
      assertThat(
              judge(exception("FIELD_DOC", ", 'field': '" + field + "'", "2027-01-01"), one, other))
          .containsExactly(other);
    }
  }

  @Test
  void exceptionWithoutFindingIsUnused() {
    assertThat(judge(exception("FIELD_DOC", "", "2027-01-01")))
        .singleElement()
        .satisfies(each -> assertThat(each.rule()).isEqualTo(Rule.RULES_EXCEPTION_UNUSED))
        .satisfies(each -> assertThat(each.location().file()).isEqualTo("schema-rules.json"))
        .satisfies(each -> assertThat(each.eventType()).isEqualTo(CART))
        .satisfies(each -> assertThat(each.message()).contains("FIELD_DOC", CART));
  }

  @Test
  void exceptionFromAnUnusedRuleIsUnused() {
    String json =
        exception("FIELD_DOC", "", "2027-01-01").replaceFirst("\\{", "{'except': ['DOCS'], ");

    assertThat(judge(json, undocumented(CART, "cart")))
        .extracting(Finding::rule)
        .containsExactly(Rule.RULES_EXCEPTION_UNUSED);
  }

  @Test
  void expiredExceptionWithoutFindingIsUnused() {
    assertThat(judge(exception("FIELD_DOC", "", "2020-01-01")))
        .extracting(Finding::rule)
        .containsExactly(Rule.RULES_EXCEPTION_UNUSED);
  }

  @Test
  void exceptionsOfOtherChecksAreIgnored() {
    assertThat(judge(Check.BREAKING, exception("FIELD_DOC", "", "2027-01-01"))).isEmpty();
    assertThat(judge(Check.LINT, exception("FIELD_NO_DELETE", "", "2027-01-01"))).isEmpty();
  }

  @Test
  void exceptionsForOtherEventTypesAreIgnored() {
    String json = exception("FIELD_DOC", "", "2027-01-01").replace(CART, "com.acme.other");

    assertThat(judge(json)).isEmpty();
  }

  @Test
  void exceptionCoversOnlyItsBaselines() {
    Finding removed = finding(Rule.FIELD_NO_DELETE, CART, "the field \"cart.note\" was removed");
    Finding inGit = removed.comparedWith(new Baseline("git v1", SourceLocation.ofFile("old.avsc")));
    Finding released =
        removed.comparedWith(new Baseline("released 2", SourceLocation.ofFile("2.avsc")));

    assertThat(
            judge(
                Check.BREAKING,
                exception("FIELD_NO_DELETE", ", 'against': 'git'", "2027-01-01"),
                inGit,
                released))
        .containsExactly(released);
  }

  @Test
  void exceptionForAnotherBaselineIsIgnored() {
    assertThat(
            judge(
                Check.BREAKING,
                exception("FIELD_NO_DELETE", ", 'against': 'registry'", "2027-01-01")))
        .isEmpty();
  }
}
