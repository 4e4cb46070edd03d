package org.openedx.eventbus.tools.internal.lint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.openedx.eventbus.tools.finding.Finding;
import org.openedx.eventbus.tools.finding.Rule;
import org.openedx.eventbus.tools.internal.lint.Linter.LintTarget;
import org.openedx.eventbus.tools.rules.RuleSet;

/** Contracts without lint findings, in which tests make mistakes. */
final class LintTexts {
  static final String CART = "com.acme.shop.cart.filled.v1";
  static final String ID = "{\"name\": \"id\", \"type\": \"long\", \"about\": \"A number.\"}";

  private final Path module;

  LintTexts(Path module) {
    this.module = module;
  }

  /** Returns a contract without findings whose data class has these fields beside its id. */
  static String contract(String eventType, String... fields) {
    String more = fields.length == 0 ? "" : ",\n" + String.join(",\n", fields).replace('\'', '"');
    String[] parts = eventType.split("\\.", -1);
    String constant = parts[parts.length - 3] + "_" + parts[parts.length - 2];
    return """
    {
      "type": "record",
      "name": "CloudEvent",
      "namespace": "%s",
      "event": {
        "constant": "%s",
        "minorVersion": 0,
        "since": "2026-01-15",
        "about": "Something happened.",
        "key": "thing.id",
        "sender": "shop",
        "retention": "P14D"
      },
      "fields": [
        {
          "name": "thing",
          "type": {
            "type": "record",
            "name": "ThingData",
            "about": "A thing.",
            "fields": [
    %s%s
            ]
          },
          "about": "The thing it happened to."
        }
      ]
    }
    """
        .formatted(eventType, constant.toUpperCase(), ID, more);
  }

  /** Returns a field whose only mistakes are in the given text. */
  static String field(String name, String typeAndMore) {
    return "{'name': '" + name + "', 'type': " + typeAndMore + ", 'about': 'Something.'}";
  }

  Path contracts() {
    return module.resolve("src/main/contracts");
  }

  Path released() {
    return module.resolve("released");
  }

  /** Writes a contract to its standard path. */
  Path write(String eventType, String text) {
    String[] parts = eventType.split("\\.", -1);
    return writeTo(contracts().resolve(parts[2]).resolve(eventType + ".avsc"), text);
  }

  static Path writeTo(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      return Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<Finding> lint() {
    return lint("{}");
  }

  List<Finding> lint(String rules) {
    RuleSet set = RuleSet.parse("schema-rules.json", rules.replace('\'', '"'));
    return new Linter(set, LocalDate.of(2026, 11, 22)).lint(List.of(LintTarget.at(module)));
  }

  /** Returns the rules that a contract with these fields breaks. */
  List<Rule> rulesOf(String... fields) {
    write(CART, contract(CART, fields));
    return lint().stream().map(Finding::rule).toList();
  }
}
