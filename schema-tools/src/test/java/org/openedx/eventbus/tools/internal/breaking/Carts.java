package org.openedx.eventbus.tools.internal.breaking;

import java.time.LocalDate;
import java.util.List;
import org.openedx.eventbus.registry.Compatibility;
import org.openedx.eventbus.tools.contract.Contract;
import org.openedx.eventbus.tools.contract.ContractTexts;
import org.openedx.eventbus.tools.finding.Finding;
import org.openedx.eventbus.tools.finding.Rule;
import org.openedx.eventbus.tools.rules.RuleSet;

/** Contracts of one event type, and the findings of the breaking check. */
final class Carts {
  static final String TYPE = "com.acme.shop.cart.filled.v1";
  static final String ID = "{\"name\":\"id\",\"type\":\"long\"}";
  static final String NOTE = "{\"name\":\"note\",\"type\":[\"null\",\"string\"],\"default\":null}";
  static final String USER =
      "{\"name\":\"user\",\"type\":{\"type\":\"record\",\"name\":\"User\",\"fields\":[%s]}}";

  private Carts() {}

  static String text(int minor, String... fields) {
    return ContractTexts.of(TYPE, minor, String.join(",\n", fields));
  }

  static GivenHistory released(String... texts) {
    GivenHistory history = new GivenHistory("released");
    for (int i = 0; i < texts.length; i++) {
      history.add(TYPE, String.valueOf(i), texts[i]);
    }
    return history;
  }

  static List<Finding> check(RuleSet rules, String text, GivenHistory... histories) {
    return new BreakingCheck(rules, LocalDate.of(2026, 1, 1))
        .check(List.of(Contract.parse("new.avsc", text)), List.of(histories));
  }

  static List<Finding> check(Compatibility level, String text, GivenHistory... histories) {
    return check(RuleSet.standard().withLevel(level), text, histories);
  }

  static List<String> versions(List<Finding> findings, Rule rule) {
    return findings.stream()
        .filter(each -> each.rule() == rule)
        .map(each -> each.baseline().orElseThrow().name())
        .toList();
  }
}
