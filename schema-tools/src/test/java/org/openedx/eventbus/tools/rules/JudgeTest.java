package org.openedx.eventbus.tools.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.openedx.eventbus.tools.finding.Against;
import org.openedx.eventbus.tools.finding.Check;
import org.openedx.eventbus.tools.finding.Finding;
import org.openedx.eventbus.tools.finding.Place;
import org.openedx.eventbus.tools.finding.Rule;
import org.openedx.eventbus.tools.finding.Severity;

class JudgeTest {
  private static final String CART = "com.acme.shop.cart.filled.v1";
  private static final String ORDER = "com.acme.shop.order.placed.v1";
  private static final LocalDate TODAY = LocalDate.of(2026, 6, 30);

  private static Finding finding(Rule rule, String eventType, String message) {
    return Finding.of(rule, eventType, new Place(eventType + ".avsc", 3, 1, ""), message, "Mend.");
  }

  private static Finding undocumented(String eventType, String field) {
    return finding(Rule.FIELD_DOC, eventType, "the field \"" + field + "\" is not described");
  }

  private static List<Finding> judge(Check check, String json, Finding... found) {
    RuleSet rules = RuleSet.parse("schema-rules.json", json.replace('\'', '"'));
    Scope scope = new Scope(check, Set.of(CART, ORDER), Set.of("git v1", "released"), TODAY);
    return new Judge(rules).judge(List.of(found), scope);
  }

  private static List<Finding> judge(String json, Finding... found) {
    return judge(Check.LINT, json, found);
  }

  private static String exception(String rule, String more, String expires) {
    return "{'exceptions': [{'rule': '%s', 'eventTypes': ['%s'], 'reason': 'old', 'expires': '%s'%s}]}"
        .formatted(rule, CART, expires, more);
  }

  @Test
  void dropsFindingsOfRulesThatAreNotUsed() {
    assertThat(judge("{'except': ['DOCS']}", undocumented(CART, "cart"))).isEmpty();
  }

  @Test
  void sortsThemByPlaceAndKeepsEachOnce() {
    Finding order = undocumented(ORDER, "order");
    Finding cart = undocumented(CART, "cart");

    assertThat(judge("{}", order, cart, order)).containsExactly(cart, order);
  }

  @Test
  void setsTheSeverityThatTheFileSays() {
    assertThat(judge("{'severity': {'DOCS': 'note'}}", undocumented(CART, "cart")))
        .extracting(Finding::severity)
        .containsExactly(Severity.NOTE);
  }

  @Test
  void leavesTheSeverityOfACheckUnlessTheFileSaysOtherwise() {
    Finding milder = undocumented(CART, "cart").withSeverity(Severity.NOTE);

    assertThat(judge("{}", milder)).containsExactly(milder);
    assertThat(judge("{'severity': {'FIELD_DOC': 'error'}}", milder))
        .extracting(Finding::severity)
        .containsExactly(Severity.ERROR);
  }

  @Test
  void excusesUntilTheLastDay() {
    Finding finding = undocumented(CART, "cart");

    assertThat(judge(exception("FIELD_DOC", "", "2026-06-30"), finding)).isEmpty();
    assertThat(judge(exception("FIELD_DOC", "", "2026-06-29"), finding))
        .extracting(Finding::rule)
        .containsExactly(Rule.FIELD_DOC, Rule.RULES_EXCEPTION_EXPIRED);
  }

  @Test
  void excusesTheEventTypesNamedAlone() {
    Finding other = undocumented(ORDER, "order");

    assertThat(judge(exception("FIELD_DOC", "", "2027-01-01"), undocumented(CART, "cart"), other))
        .containsExactly(other);
  }

  @Test
  void excusesOneFieldByItsPathOrTheEndOfIt() {
    Finding one = undocumented(CART, "cart.owner.email");
    Finding other = undocumented(CART, "cart.owner.work_email");

    for (String field : List.of("email", "owner.email", "cart.owner.email")) {
      assertThat(
              judge(exception("FIELD_DOC", ", 'field': '" + field + "'", "2027-01-01"), one, other))
          .containsExactly(other);
    }
  }

  @Test
  void callsAnExceptionUnusedThatNothingNeeds() {
    assertThat(judge(exception("FIELD_DOC", "", "2027-01-01")))
        .singleElement()
        .satisfies(each -> assertThat(each.rule()).isEqualTo(Rule.RULES_EXCEPTION_UNUSED))
        .satisfies(each -> assertThat(each.place().file()).isEqualTo("schema-rules.json"))
        .satisfies(each -> assertThat(each.eventType()).isEqualTo(CART))
        .satisfies(each -> assertThat(each.message()).contains("FIELD_DOC", CART));
  }

  @Test
  void callsAnExceptionUnusedWhoseRuleIsNotUsed() {
    String json =
        exception("FIELD_DOC", "", "2027-01-01").replaceFirst("\\{", "{'except': ['DOCS'], ");

    assertThat(judge(json, undocumented(CART, "cart")))
        .extracting(Finding::rule)
        .containsExactly(Rule.RULES_EXCEPTION_UNUSED);
  }

  @Test
  void callsAnExpiredExceptionThatNothingNeedsUnused() {
    assertThat(judge(exception("FIELD_DOC", "", "2020-01-01")))
        .extracting(Finding::rule)
        .containsExactly(Rule.RULES_EXCEPTION_UNUSED);
  }

  @Test
  void leavesExceptionsOfOtherChecksAlone() {
    assertThat(judge(Check.BREAKING, exception("FIELD_DOC", "", "2027-01-01"))).isEmpty();
    assertThat(judge(Check.LINT, exception("FIELD_NO_DELETE", "", "2027-01-01"))).isEmpty();
  }

  @Test
  void leavesExceptionsForOtherEventTypesAlone() {
    String json = exception("FIELD_DOC", "", "2027-01-01").replace(CART, "com.acme.other");

    assertThat(judge(json)).isEmpty();
  }

  @Test
  void excusesComparisonsWithTheVersionsNamedAlone() {
    Finding removed = finding(Rule.FIELD_NO_DELETE, CART, "the field \"cart.note\" was removed");
    Finding inGit = removed.against(new Against("git v1", Place.ofFile("old.avsc")));
    Finding released = removed.against(new Against("released 2", Place.ofFile("2.avsc")));

    assertThat(
            judge(
                Check.BREAKING,
                exception("FIELD_NO_DELETE", ", 'against': 'git'", "2027-01-01"),
                inGit,
                released))
        .containsExactly(released);
  }

  @Test
  void asksNothingOfAnExceptionForAComparisonThatWasNotMade() {
    assertThat(
            judge(
                Check.BREAKING,
                exception("FIELD_NO_DELETE", ", 'against': 'registry'", "2027-01-01")))
        .isEmpty();
  }
}
