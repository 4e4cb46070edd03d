package org.openedx.eventbus.tools.finding;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.openedx.eventbus.tools.finding.Category.AVRO;
import static org.openedx.eventbus.tools.finding.Category.DESIGN;
import static org.openedx.eventbus.tools.finding.Category.DOCS;
import static org.openedx.eventbus.tools.finding.Category.NAMING;
import static org.openedx.eventbus.tools.finding.Category.POLICY;
import static org.openedx.eventbus.tools.finding.Category.PRIVACY;
import static org.openedx.eventbus.tools.finding.Category.RULES;
import static org.openedx.eventbus.tools.finding.Category.SEMANTIC;
import static org.openedx.eventbus.tools.finding.Category.WIRE;
import static org.openedx.eventbus.tools.finding.Check.ANY;
import static org.openedx.eventbus.tools.finding.Check.BREAKING;
import static org.openedx.eventbus.tools.finding.Check.LINT;
import static org.openedx.eventbus.tools.finding.Severity.ERROR;
import static org.openedx.eventbus.tools.finding.Severity.NOTE;
import static org.openedx.eventbus.tools.finding.Severity.WARNING;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * All rules for contracts. The meaning of an id never changes. Each rule has a page in {@code
 * docs/rules} with its reason and examples, for example {@code docs/rules/FIELD_NO_DELETE.md}. The
 * decision records (ADR) that the pages refer to are those of Open edX. The texts of a rule are in
 * {@code rules.properties}.
 */
public enum Rule {
  EVENT_TYPE_FORMAT(NAMING, ERROR, LINT),
  EVENT_TYPE_PAST_TENSE(NAMING, WARNING, LINT),
  EVENT_TYPE_UNIQUE(NAMING, ERROR, LINT),
  EVENT_NAMESPACE_MATCHES_TYPE(NAMING, ERROR, LINT),
  EVENT_ROOT_NAME(NAMING, ERROR, LINT),
  EVENT_FILE_NAME(NAMING, ERROR, LINT),
  EVENT_CONSTANT_FORMAT(NAMING, ERROR, LINT),
  EVENT_CONSTANT_UNIQUE(NAMING, ERROR, LINT),
  EVENT_DATA_KEY_SUFFIX(NAMING, WARNING, LINT),
  FIELD_SNAKE_CASE(NAMING, ERROR, LINT),
  TYPE_PASCAL_CASE(NAMING, WARNING, LINT),

  EVENT_DOC(DOCS, ERROR, LINT),
  EVENT_OWNER(DOCS, ERROR, LINT),
  EVENT_SINCE(DOCS, WARNING, LINT),
  FIELD_DOC(DOCS, ERROR, LINT),
  TYPE_DOC(DOCS, WARNING, LINT),
  DOC_IN_ABOUT(DOCS, WARNING, LINT),

  EVENT_KEY_FIELD_EXISTS(DESIGN, ERROR, LINT),
  EVENT_KEY_CHOSEN(DESIGN, ERROR, LINT),
  EVENT_MAX_SIZE(DESIGN, WARNING, LINT),
  EVENT_TOP_LEVEL_REQUIRED(DESIGN, ERROR, LINT),
  EVENT_TOP_LEVEL_RECORD(DESIGN, WARNING, LINT),
  EVENT_DEPRECATED_HAS_SUCCESSOR(DESIGN, ERROR, LINT),
  EVENT_MAJOR_SEQUENCE(DESIGN, WARNING, LINT),
  FIELD_NULLABLE_HAS_DEFAULT_NULL(DESIGN, ERROR, LINT),
  FIELD_DEFAULT_NOT_NULL(DESIGN, ERROR, LINT),
  FIELD_UNION_OPTIONAL_ONLY(DESIGN, ERROR, LINT),
  FIELD_DEFAULT_FIRST_BRANCH(AVRO, ERROR, LINT),
  FIELD_GENERIC_STRING_TIMESTAMP(DESIGN, WARNING, LINT),
  FIELD_NO_BYTES_BLOB(DESIGN, WARNING, LINT),
  FIELD_ADDED_HAS_ABSENT(DESIGN, ERROR, LINT),
  FIELD_ABSENT_USELESS(DESIGN, WARNING, LINT),
  ENUM_HAS_DEFAULT(DESIGN, ERROR, LINT),

  PII_UNMARKED(PRIVACY, ERROR, LINT),
  PII_MARK_COMPLETE(PRIVACY, ERROR, LINT),
  PII_TOPIC_RETENTION(PRIVACY, ERROR, LINT),

  AVRO_SYNTAX(AVRO, ERROR, LINT),
  AVRO_TOO_LARGE(AVRO, ERROR, LINT),
  AVRO_INVALID(AVRO, ERROR, LINT),
  AVRO_UNDEFINED_TYPE(AVRO, ERROR, LINT),
  AVRO_TYPE_REDEFINED(AVRO, ERROR, LINT),
  AVRO_RECURSIVE_TYPE(DESIGN, ERROR, LINT),
  AVRO_STRICT_NAMES(AVRO, ERROR, LINT),
  AVRO_DUPLICATE_KEY(AVRO, ERROR, LINT),
  AVRO_UNKNOWN_ATTRIBUTE(AVRO, ERROR, LINT),
  AVRO_ATTRIBUTE_MISPLACED(AVRO, ERROR, LINT),
  AVRO_LOGICAL_TYPE_MISPLACED(AVRO, ERROR, LINT),
  AVRO_LOGICAL_TYPE_INVALID(AVRO, ERROR, LINT),
  AVRO_DEFAULT_INVALID(AVRO, ERROR, LINT),
  AVRO_JAVA_KEYWORD(AVRO, WARNING, LINT),
  CONTRACT_PROPERTY(AVRO, ERROR, LINT),

  RELEASED_IMMUTABLE(POLICY, ERROR, LINT),
  EVENT_VERSION_BUMP_REQUIRED(POLICY, ERROR, LINT),

  FIELD_NO_DELETE(WIRE, ERROR, BREAKING),
  FIELD_NEW_HAS_DEFAULT(WIRE, ERROR, BREAKING),
  FIELD_SAME_TYPE(WIRE, ERROR, BREAKING),
  TYPE_SAME_NAME(WIRE, ERROR, BREAKING),
  ENUM_SYMBOL_NO_DELETE(WIRE, ERROR, BREAKING),
  ENUM_SYMBOL_NO_ADD(WIRE, ERROR, BREAKING),
  UNION_BRANCH_NO_DELETE(WIRE, ERROR, BREAKING),
  UNION_BRANCH_NO_ADD(WIRE, ERROR, BREAKING),
  FIXED_SAME_SIZE(WIRE, ERROR, BREAKING),
  FIELD_ALIAS_AMBIGUOUS(WIRE, ERROR, BREAKING),
  AVRO_INCOMPATIBLE(WIRE, ERROR, BREAKING),

  FIELD_SAME_LOGICAL_TYPE(SEMANTIC, ERROR, BREAKING),
  FIELD_SAME_DEFAULT(SEMANTIC, WARNING, BREAKING),
  FIELD_RENAME_WITHOUT_ALIAS(SEMANTIC, ERROR, BREAKING),
  FIELD_NO_LOSSY_PROMOTION(SEMANTIC, ERROR, BREAKING),
  FIELD_SAME_FORMAT(SEMANTIC, ERROR, BREAKING),
  TYPE_SAME_NAMESPACE(SEMANTIC, ERROR, BREAKING),
  UNION_BRANCH_AMBIGUOUS(SEMANTIC, ERROR, BREAKING),
  ENUM_SAME_DEFAULT(SEMANTIC, WARNING, BREAKING),
  ENUM_SYMBOL_READ_AS_DEFAULT(SEMANTIC, WARNING, BREAKING),
  AVRO_UNREADABLE(SEMANTIC, ERROR, BREAKING),
  ALIAS_CHANGES_MEANING(SEMANTIC, ERROR, BREAKING),

  FIELD_NO_NESTED_EVOLUTION(POLICY, ERROR, BREAKING),
  FIELD_NESTED_OPTIONAL_ONLY(POLICY, ERROR, BREAKING),
  EVENT_FIELD_NO_DELETE(POLICY, ERROR, BREAKING),
  EVENT_MINOR_VERSION_RAISED(POLICY, ERROR, BREAKING),
  EVENT_NO_DELETE(POLICY, ERROR, BREAKING),
  EVENT_SAME_TOPIC(POLICY, WARNING, BREAKING),
  EVENT_SAME_KEY(POLICY, WARNING, BREAKING),
  HISTORY_UNREADABLE(POLICY, WARNING, BREAKING),
  EVENT_METADATA_ONLY(POLICY, NOTE, BREAKING),
  EVENT_CHANGE(POLICY, NOTE, BREAKING),

  RULES_FILE_INVALID(RULES, ERROR, ANY),
  RULES_EXCEPTION_UNUSED(RULES, ERROR, ANY),
  RULES_EXCEPTION_EXPIRED(RULES, ERROR, ANY);

  private final Category category;
  private final Severity severity;
  private final Check check;
  private final String summary;
  private final String remedy;

  Rule(Category category, Severity severity, Check check) {
    this.category = category;
    this.severity = severity;
    this.check = check;
    this.summary = RuleTexts.of(name() + ".summary");
    this.remedy = RuleTexts.of(name() + ".remedy");
  }

  /** Returns the subject of the rule. */
  public Category category() {
    return category;
  }

  /** Returns the severity of the rule's findings, which a rules file can override. */
  public Severity severity() {
    return severity;
  }

  /** Returns the check that applies the rule. */
  public Check check() {
    return check;
  }

  /** Returns the purpose of the rule, in one sentence. */
  public String summary() {
    return summary;
  }

  /** Returns the fix for findings of the rule that have no more specific one. */
  public String remedy() {
    return remedy;
  }

  /** Returns the path of the rule's page, relative to the root of the repository. */
  public String page() {
    return "docs/rules/" + name() + ".md";
  }

  /** Summaries and remedies of the rules, read from {@code rules.properties}. */
  static final class RuleTexts {
    private static final String FILE = "rules.properties";
    private static final Properties TEXTS = read();

    private RuleTexts() {}

    /**
     * Returns the text of a key, for example {@code FIELD_DOC.summary}.
     *
     * @throws IllegalStateException if the file has no such text
     */
    static String of(String key) {
      String text = TEXTS.getProperty(key, "");
      if (text.isBlank()) {
        throw new IllegalStateException(FILE + " has no text " + key);
      }
      return text;
    }

    private static Properties read() {
      Properties texts = new Properties();
      try (InputStream in = RuleTexts.class.getResourceAsStream(FILE)) {
        if (in == null) {
          throw new IllegalStateException(FILE + " is missing from the class path");
        }
        texts.load(new InputStreamReader(in, UTF_8));
        return texts;
      } catch (IOException e) {
        throw new UncheckedIOException("cannot read " + FILE, e);
      }
    }
  }
}
