package org.openedx.eventbus.tools.report;

import java.util.List;
import java.util.Optional;
import org.openedx.eventbus.tools.finding.Baseline;
import org.openedx.eventbus.tools.finding.Finding;
import org.openedx.eventbus.tools.finding.Rule;
import org.openedx.eventbus.tools.finding.Severity;
import org.openedx.eventbus.tools.finding.SourceLocation;

/** Findings for writers: plain ones, and one with hostile markup and control characters. */
final class Findings {
  static final String CART = "com.acme.shop.cart.filled.v1";
  static final String ORDER = "com.acme.shop.order.placed.v1";

  /** Quotes, end marks of several formats, control characters, reversed text, a lone surrogate. */
  static final String HOSTILE =
      "\"'`<b>&amp;]]>--> %0A::error::x\r\n::stop-commands::t\n\t\u0000\u001b[31m\u0085\u2028"
          + "\u202e\ud83d\ude80 é \ufffe\ud800 ${x} {{y}}";

  private Findings() {}

  static Finding deleted() {
    return Finding.of(
            Rule.FIELD_NO_DELETE,
            CART,
            new SourceLocation("schemas/cart.avsc", 14, 9, "/fields/0"),
            "the field \"user.name\" was removed",
            "Restore it.")
        .comparedWith(
            new Baseline(
                "git v1.4.0", new SourceLocation("v1.4.0:schemas/cart.avsc", 22, 5, "/fields/1")));
  }

  static Finding note() {
    return new Finding(
        Rule.EVENT_CHANGE,
        Severity.NOTE,
        ORDER,
        new SourceLocation("schemas/order.avsc", 1, 1, ""),
        "the change is compatible",
        "",
        Optional.empty());
  }

  static Finding rulesFile() {
    return Finding.of(
            Rule.RULES_EXCEPTION_UNUSED,
            "",
            SourceLocation.ofFile("schema-rules.json"),
            "the exception is not needed",
            "Remove it.")
        .withSeverity(Severity.WARNING);
  }

  static Finding hostile() {
    return Finding.of(
            Rule.FIELD_DOC,
            ORDER,
            new SourceLocation("a b/%41,x:y+ü\"<.avsc", 3, 4, "/x~1y"),
            HOSTILE,
            HOSTILE)
        .comparedWith(new Baseline(HOSTILE, new SourceLocation("v1:a b.avsc", 1, 1, "")));
  }

  static List<Finding> all() {
    return List.of(hostile(), note(), deleted(), rulesFile());
  }
}
