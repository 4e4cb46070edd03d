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
  /** Event types whose name does not have the required form. */
  EVENT_TYPE_FORMAT(NAMING, ERROR, LINT),
  /** Actions that are not verbs in the past tense. */
  EVENT_TYPE_PAST_TENSE(NAMING, WARNING, LINT),
  /** Event types with more than one contract. */
  EVENT_TYPE_UNIQUE(NAMING, ERROR, LINT),
  /** Types outside the namespace of their event type. */
  EVENT_NAMESPACE_MATCHES_TYPE(NAMING, ERROR, LINT),
  /** Payload records with a name other than {@code CloudEvent}. */
  EVENT_ROOT_NAME(NAMING, ERROR, LINT),
  /** Contract files with the wrong name or directory. */
  EVENT_FILE_NAME(NAMING, ERROR, LINT),
  /** Constants not in upper case, or without their major version. */
  EVENT_CONSTANT_FORMAT(NAMING, ERROR, LINT),
  /** Constants that occur twice in their subdomain. */
  EVENT_CONSTANT_UNIQUE(NAMING, ERROR, LINT),
  /** Top-level fields whose name ends in {@code _data} or {@code _payload}. */
  EVENT_DATA_KEY_SUFFIX(NAMING, WARNING, LINT),
  /** Field names that are not in lower case with underscores. */
  FIELD_SNAKE_CASE(NAMING, ERROR, LINT),
  /** Data classes and enums whose name is not in PascalCase. */
  TYPE_PASCAL_CASE(NAMING, WARNING, LINT),

  /** Contracts without a description of their event. */
  EVENT_DOC(DOCS, ERROR, LINT),
  /** Contracts that do not name the sending service. */
  EVENT_OWNER(DOCS, ERROR, LINT),
  /** Contracts without the date of the first release. */
  EVENT_SINCE(DOCS, WARNING, LINT),
  /** Fields without documentation. */
  FIELD_DOC(DOCS, ERROR, LINT),
  /** Data classes and enums without documentation. */
  TYPE_DOC(DOCS, WARNING, LINT),
  /** Documentation in Avro's {@code doc} instead of {@code about}. */
  DOC_IN_ABOUT(DOCS, WARNING, LINT),

  /** Keys that are not the path of a required primitive field. */
  EVENT_KEY_FIELD_EXISTS(DESIGN, ERROR, LINT),
  /** Contracts with neither a key nor a reason for having none. */
  EVENT_KEY_CHOSEN(DESIGN, ERROR, LINT),
  /** Events whose estimated size exceeds 64 KiB. */
  EVENT_MAX_SIZE(DESIGN, WARNING, LINT),
  /** Top-level fields that are nullable. */
  EVENT_TOP_LEVEL_REQUIRED(DESIGN, ERROR, LINT),
  /** Top-level fields that are not data classes. */
  EVENT_TOP_LEVEL_RECORD(DESIGN, WARNING, LINT),
  /** Deprecated events without a successor that has a contract. */
  EVENT_DEPRECATED_HAS_SUCCESSOR(DESIGN, ERROR, LINT),
  /** Major versions whose previous version is missing but not deprecated. */
  EVENT_MAJOR_SEQUENCE(DESIGN, WARNING, LINT),
  /** Nullable fields without default null, or without null as first branch. */
  FIELD_NULLABLE_HAS_DEFAULT_NULL(DESIGN, ERROR, LINT),
  /** Fields with a default other than null. */
  FIELD_DEFAULT_NOT_NULL(DESIGN, ERROR, LINT),
  /** Unions that are not null and one other type. */
  FIELD_UNION_OPTIONAL_ONLY(DESIGN, ERROR, LINT),
  /** Union defaults that are no value of the first branch. */
  FIELD_DEFAULT_FIRST_BRANCH(AVRO, ERROR, LINT),
  /** String fields with a date and time but without a format. */
  FIELD_GENERIC_STRING_TIMESTAMP(DESIGN, WARNING, LINT),
  /** Fields with binary content, for example a file. */
  FIELD_NO_BYTES_BLOB(DESIGN, WARNING, LINT),
  /** Required fields added after a release without {@code absent}. */
  FIELD_ADDED_HAS_ABSENT(DESIGN, ERROR, LINT),
  /** Fields with {@code absent} that older events cannot lack. */
  FIELD_ABSENT_USELESS(DESIGN, WARNING, LINT),
  /** Enums without a default symbol. */
  ENUM_HAS_DEFAULT(DESIGN, ERROR, LINT),

  /** Fields with personal data that are not marked. */
  PII_UNMARKED(PRIVACY, ERROR, LINT),
  /** Values of {@code pii} that OEP-30 does not define. */
  PII_MARK_COMPLETE(PRIVACY, ERROR, LINT),
  /** Personal data retained in a topic for more than two weeks. */
  PII_TOPIC_RETENTION(PRIVACY, ERROR, LINT),

  /** Contracts that are not one JSON value in UTF-8. */
  AVRO_SYNTAX(AVRO, ERROR, LINT),
  /** Contracts larger than 4 MiB. */
  AVRO_TOO_LARGE(AVRO, ERROR, LINT),
  /** Contracts that are not valid Avro schemas. */
  AVRO_INVALID(AVRO, ERROR, LINT),
  /** References to types that are not defined before. */
  AVRO_UNDEFINED_TYPE(AVRO, ERROR, LINT),
  /** Full type names with different definitions. */
  AVRO_TYPE_REDEFINED(AVRO, ERROR, LINT),
  /** Types that contain themselves. */
  AVRO_RECURSIVE_TYPE(DESIGN, ERROR, LINT),
  /** Names with characters other than letters, digits and underscores. */
  AVRO_STRICT_NAMES(AVRO, ERROR, LINT),
  /** JSON objects that contain a key twice. */
  AVRO_DUPLICATE_KEY(AVRO, ERROR, LINT),
  /** Attributes that neither Avro nor this bus defines. */
  AVRO_UNKNOWN_ATTRIBUTE(AVRO, ERROR, LINT),
  /** Attributes in objects for which they are not defined. */
  AVRO_ATTRIBUTE_MISPLACED(AVRO, ERROR, LINT),
  /** Logical types beside the type they annotate instead of inside it. */
  AVRO_LOGICAL_TYPE_MISPLACED(AVRO, ERROR, LINT),
  /** Logical types that are unknown, invalid or on the wrong type. */
  AVRO_LOGICAL_TYPE_INVALID(AVRO, ERROR, LINT),
  /** Defaults that are no value of their type. */
  AVRO_DEFAULT_INVALID(AVRO, ERROR, LINT),
  /** Names that are reserved words of Java or Python. */
  AVRO_JAVA_KEYWORD(AVRO, WARNING, LINT),
  /** Invalid values of properties that this bus adds to schemas. */
  CONTRACT_PROPERTY(AVRO, ERROR, LINT),

  /** Released files that were edited, removed or added by hand. */
  RELEASED_IMMUTABLE(POLICY, ERROR, LINT),
  /** Contracts that differ from their last release without a new minor version. */
  EVENT_VERSION_BUMP_REQUIRED(POLICY, ERROR, LINT),

  /** Deleted fields that readers require. */
  FIELD_NO_DELETE(WIRE, ERROR, BREAKING),
  /** New fields without the default that new readers need. */
  FIELD_NEW_HAS_DEFAULT(WIRE, ERROR, BREAKING),
  /** Fields whose type changed. */
  FIELD_SAME_TYPE(WIRE, ERROR, BREAKING),
  /** Data classes, enums and fixed types whose name changed. */
  TYPE_SAME_NAME(WIRE, ERROR, BREAKING),
  /** Deleted enum symbols that existing events may contain. */
  ENUM_SYMBOL_NO_DELETE(WIRE, ERROR, BREAKING),
  /** Symbols added to enums whose readers have no default. */
  ENUM_SYMBOL_NO_ADD(WIRE, ERROR, BREAKING),
  /** Deleted union branches that existing events may contain. */
  UNION_BRANCH_NO_DELETE(WIRE, ERROR, BREAKING),
  /** Added union branches that existing readers do not have. */
  UNION_BRANCH_NO_ADD(WIRE, ERROR, BREAKING),
  /** Fixed types whose size changed. */
  FIXED_SAME_SIZE(WIRE, ERROR, BREAKING),
  /** Fields whose name and aliases match several fields of another version. */
  FIELD_ALIAS_AMBIGUOUS(WIRE, ERROR, BREAKING),
  /** Versions that Avro's compatibility check rejects for other reasons. */
  AVRO_INCOMPATIBLE(WIRE, ERROR, BREAKING),

  /** Fields whose logical type or its parameters changed. */
  FIELD_SAME_LOGICAL_TYPE(SEMANTIC, ERROR, BREAKING),
  /** Fields whose default changed. */
  FIELD_SAME_DEFAULT(SEMANTIC, WARNING, BREAKING),
  /** Fields that were renamed without an alias. */
  FIELD_RENAME_WITHOUT_ALIAS(SEMANTIC, ERROR, BREAKING),
  /** Types changed to one that loses precision or changes the meaning. */
  FIELD_NO_LOSSY_PROMOTION(SEMANTIC, ERROR, BREAKING),
  /** String fields whose format changed. */
  FIELD_SAME_FORMAT(SEMANTIC, ERROR, BREAKING),
  /** Types whose namespace changed. */
  TYPE_SAME_NAMESPACE(SEMANTIC, ERROR, BREAKING),
  /** Union branches whose values are read as another, similar branch. */
  UNION_BRANCH_AMBIGUOUS(SEMANTIC, ERROR, BREAKING),
  /** Enums whose default changed. */
  ENUM_SAME_DEFAULT(SEMANTIC, WARNING, BREAKING),
  /** Deleted symbols that readers replace by the enum's default. */
  ENUM_SYMBOL_READ_AS_DEFAULT(SEMANTIC, WARNING, BREAKING),
  /** Unreadable events between versions that Avro's check accepts. */
  AVRO_UNREADABLE(SEMANTIC, ERROR, BREAKING),
  /** Aliases by which readers use the values of another field. */
  ALIAS_CHANGES_MEANING(SEMANTIC, ERROR, BREAKING),

  /** Data classes in use that changed. */
  FIELD_NO_NESTED_EVOLUTION(POLICY, ERROR, BREAKING),
  /** Required fields added to a data class in use. */
  FIELD_NESTED_OPTIONAL_ONLY(POLICY, ERROR, BREAKING),
  /** Deleted top-level fields, even optional ones. */
  EVENT_FIELD_NO_DELETE(POLICY, ERROR, BREAKING),
  /** Changed wire schemas without a higher minor version. */
  EVENT_MINOR_VERSION_RAISED(POLICY, ERROR, BREAKING),
  /** Deleted contracts. */
  EVENT_NO_DELETE(POLICY, ERROR, BREAKING),
  /** Event types whose topic changed. */
  EVENT_SAME_TOPIC(POLICY, WARNING, BREAKING),
  /** Event types whose key changed. */
  EVENT_SAME_KEY(POLICY, WARNING, BREAKING),
  /** Earlier versions that cannot be read. */
  HISTORY_UNREADABLE(POLICY, WARNING, BREAKING),
  /** Changes of documentation or properties only. */
  EVENT_METADATA_ONLY(POLICY, NOTE, BREAKING),
  /** Compatible changes, with the steps that they require. */
  EVENT_CHANGE(POLICY, NOTE, BREAKING),

  /** Errors in the rules file. */
  RULES_FILE_INVALID(RULES, ERROR, ANY),
  /** Exceptions that apply to no finding. */
  RULES_EXCEPTION_UNUSED(RULES, ERROR, ANY),
  /** Exceptions past their expiry date. */
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

  /** {@return the subject of the rule} */
  public Category category() {
    return category;
  }

  /** {@return the severity of the rule's findings, which a rules file can override} */
  public Severity severity() {
    return severity;
  }

  /** {@return the check that applies the rule} */
  public Check check() {
    return check;
  }

  /** {@return the purpose of the rule, in one sentence} */
  public String summary() {
    return summary;
  }

  /** {@return the fix for findings of the rule that have no more specific one} */
  public String remedy() {
    return remedy;
  }

  /** {@return the path of the rule's page, relative to the root of the repository} */
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
