package org.openedx.eventbus.tools.finding;

/**
 * Every rule there is. An id keeps its meaning for good; each has a page in {@code docs/rules} that
 * says why it is there and shows what it wants. The decision records are Open edX's.
 */
public enum Rule {
  EVENT_TYPE_FORMAT(
      Category.NAMING,
      Severity.ERROR,
      Check.LINT,
      "An event type is called <reverse DNS>.<subdomain>.<subject>.<action>.v<major>, in lower case.",
      "Rename the event type; the namespace and the file go with it."),
  EVENT_TYPE_PAST_TENSE(
      Category.NAMING,
      Severity.WARNING,
      Check.LINT,
      "An event's action is a verb in the past tense: it says what has happened.",
      "Name what has happened, such as created, changed or completed."),
  EVENT_TYPE_UNIQUE(
      Category.NAMING,
      Severity.ERROR,
      Check.LINT,
      "An event type has one contract.",
      "Keep one of the files."),
  EVENT_NAMESPACE_MATCHES_TYPE(
      Category.NAMING,
      Severity.ERROR,
      Check.LINT,
      "Everything in a contract lives in the namespace that is the event type's name.",
      "Remove the namespace or the dotted name, so that the type inherits the event type's."),
  EVENT_ROOT_NAME(
      Category.NAMING,
      Severity.ERROR,
      Check.LINT,
      "The payload's record is called CloudEvent, as on Open edX's wire.",
      "Call the outermost record CloudEvent."),
  EVENT_FILE_NAME(
      Category.NAMING,
      Severity.ERROR,
      Check.LINT,
      "A contract's file is called <event type>.avsc, in the directory of its subdomain.",
      "Rename or move the file."),
  EVENT_CONSTANT_FORMAT(
      Category.NAMING,
      Severity.ERROR,
      Check.LINT,
      "A constant is upper case with underscores, and has the suffix _V<major> from v2 on.",
      "Rename the constant."),
  EVENT_CONSTANT_UNIQUE(
      Category.NAMING,
      Severity.ERROR,
      Check.LINT,
      "A constant names one event type of its subdomain.",
      "Give one of the two another constant."),
  EVENT_DATA_KEY_SUFFIX(
      Category.NAMING,
      Severity.WARNING,
      Check.LINT,
      "A top-level field is called by what it is, without _data or _payload.",
      "Drop the suffix, if the event was never released."),
  FIELD_SNAKE_CASE(
      Category.NAMING,
      Severity.ERROR,
      Check.LINT,
      "Fields are lower case with underscores.",
      "Rename the field, if the event was never released."),
  TYPE_PASCAL_CASE(
      Category.NAMING,
      Severity.WARNING,
      Check.LINT,
      "Data classes and enums are called in PascalCase.",
      "Rename the type, if the event was never released."),
  EVENT_DOC(
      Category.DOCS,
      Severity.ERROR,
      Check.LINT,
      "A contract says what its event means.",
      "Add \"about\" to the \"event\" object."),
  EVENT_OWNER(
      Category.DOCS,
      Severity.ERROR,
      Check.LINT,
      "An event has one sender, and its contract names it.",
      "Add \"sender\", the one service that sends the event."),
  EVENT_SINCE(
      Category.DOCS,
      Severity.WARNING,
      Check.LINT,
      "A contract says since when its event is sent.",
      "Add \"since\", the date of the first release."),
  FIELD_DOC(
      Category.DOCS,
      Severity.ERROR,
      Check.LINT,
      "Every field is documented.",
      "Add \"about\" to the field."),
  TYPE_DOC(
      Category.DOCS,
      Severity.WARNING,
      Check.LINT,
      "Every data class and enum is documented.",
      "Add \"about\" to the type."),
  DOC_IN_ABOUT(
      Category.DOCS,
      Severity.WARNING,
      Check.LINT,
      "Documentation stands in \"about\", which is not registered; Avro's \"doc\" is part of the registered text.",
      "Move the text to \"about\"."),
  EVENT_KEY_FIELD_EXISTS(
      Category.DESIGN,
      Severity.ERROR,
      Check.LINT,
      "A key is the path of a required field of a primitive type.",
      "Name a field that is there, required and primitive, or give a \"noKey\" reason."),
  EVENT_KEY_CHOSEN(
      Category.DESIGN,
      Severity.ERROR,
      Check.LINT,
      "A contract names its key, or says why it has none: without a key no order is promised.",
      "Add \"key\", or \"noKey\" with the reason."),
  EVENT_MAX_SIZE(
      Category.DESIGN,
      Severity.WARNING,
      Check.LINT,
      "An event stays under 64 KiB.",
      "Send less: keys in place of copies, several events in place of a long list."),
  EVENT_TOP_LEVEL_REQUIRED(
      Category.DESIGN,
      Severity.ERROR,
      Check.LINT,
      "Top-level fields are required, never nullable.",
      "Make the field required, or nest it in a data class."),
  EVENT_TOP_LEVEL_RECORD(
      Category.DESIGN,
      Severity.WARNING,
      Check.LINT,
      "Top-level fields hold data classes.",
      "Wrap the value in a data class, which can say what it is."),
  EVENT_DEPRECATED_HAS_SUCCESSOR(
      Category.DESIGN,
      Severity.ERROR,
      Check.LINT,
      "A deprecated event names a successor that has a contract.",
      "Name the \"successor\" in \"deprecated\"."),
  EVENT_MAJOR_SEQUENCE(
      Category.DESIGN,
      Severity.WARNING,
      Check.LINT,
      "A major version stands beside the one before it, until that is deprecated.",
      "Keep or restore the contract of the earlier major version."),
  FIELD_NULLABLE_HAS_DEFAULT_NULL(
      Category.DESIGN,
      Severity.ERROR,
      Check.LINT,
      "A nullable field has the default null and null as its first branch: optional and nullable are one thing.",
      "Write [\"null\", …] with \"default\": null."),
  FIELD_DEFAULT_NOT_NULL(
      Category.DESIGN,
      Severity.ERROR,
      Check.LINT,
      "Null is the only default of a field; all else is required.",
      "Remove the default; a field added after the first release takes \"absent\"."),
  FIELD_UNION_OPTIONAL_ONLY(
      Category.DESIGN,
      Severity.ERROR,
      Check.LINT,
      "Unions serve nullability alone: null and one other type.",
      "Split the field, or use a data class with a kind."),
  FIELD_DEFAULT_FIRST_BRANCH(
      Category.AVRO,
      Severity.ERROR,
      Check.LINT,
      "A union's default is a value of its first branch: other languages and Avro before 1.12 accept no other.",
      "Put the default's branch first."),
  FIELD_GENERIC_STRING_TIMESTAMP(
      Category.DESIGN,
      Severity.WARNING,
      Check.LINT,
      "A text that holds a date and time says so.",
      "Add \"format\": \"date-time\"."),
  FIELD_NO_BYTES_BLOB(
      Category.DESIGN,
      Severity.WARNING,
      Check.LINT,
      "Events carry facts, not files.",
      "Send a key or address of the content."),
  FIELD_ADDED_HAS_ABSENT(
      Category.DESIGN,
      Severity.ERROR,
      Check.LINT,
      "A required field added after a release has an \"absent\" value for events that are older.",
      "Add \"absent\" with the value that readers take for older events."),
  FIELD_ABSENT_USELESS(
      Category.DESIGN,
      Severity.WARNING,
      Check.LINT,
      "\"absent\" stands on required fields that were added after a release.",
      "Remove \"absent\"."),
  ENUM_HAS_DEFAULT(
      Category.DESIGN,
      Severity.ERROR,
      Check.LINT,
      "An enum has a default symbol, so that a later symbol does not break readers.",
      "Add \"default\" to the enum itself; a field's default does not serve."),
  PII_UNMARKED(
      Category.PRIVACY,
      Severity.ERROR,
      Check.LINT,
      "Fields with personal data are marked.",
      "Mark the field with \"pii\" and its kind, or say in \"noPii\" why it is not personal."),
  PII_MARK_COMPLETE(
      Category.PRIVACY,
      Severity.ERROR,
      Check.LINT,
      "A mark names the kind of personal data, as OEP-30 lists them.",
      "Use one of OEP-30's kinds."),
  PII_TOPIC_RETENTION(
      Category.PRIVACY,
      Severity.ERROR,
      Check.LINT,
      "Personal data is kept in topics for at most two weeks.",
      "Add \"retention\": \"P14D\" or less to the \"event\" object."),
  AVRO_SYNTAX(
      Category.AVRO,
      Severity.ERROR,
      Check.LINT,
      "A contract is one JSON value in UTF-8.",
      "Mend the JSON."),
  AVRO_TOO_LARGE(
      Category.AVRO,
      Severity.ERROR,
      Check.LINT,
      "A contract is no larger than 4 MiB.",
      "Split the event."),
  AVRO_INVALID(
      Category.AVRO,
      Severity.ERROR,
      Check.LINT,
      "A contract is an Avro schema by the specification.",
      "Mend the schema at the place named."),
  AVRO_UNDEFINED_TYPE(
      Category.AVRO,
      Severity.ERROR,
      Check.LINT,
      "A type is defined before it is referred to.",
      "Define the type where it is first used."),
  AVRO_TYPE_REDEFINED(
      Category.AVRO,
      Severity.ERROR,
      Check.LINT,
      "A type's full name means one shape, in all contracts.",
      "Refer to the first definition by its name, or rename one."),
  AVRO_RECURSIVE_TYPE(
      Category.DESIGN,
      Severity.ERROR,
      Check.LINT,
      "A payload is a tree: no type contains itself.",
      "Refer to the other thing by its key."),
  AVRO_STRICT_NAMES(
      Category.AVRO,
      Severity.ERROR,
      Check.LINT,
      "Names and namespaces are what Avro allows: letters, digits and underscores.",
      "Rename it."),
  AVRO_DUPLICATE_KEY(
      Category.AVRO,
      Severity.ERROR,
      Check.LINT,
      "A JSON object has each key once: parsers keep the last in silence.",
      "Remove one of the two."),
  AVRO_UNKNOWN_ATTRIBUTE(
      Category.AVRO,
      Severity.ERROR,
      Check.LINT,
      "Attributes are Avro's or this bus's; others are ignored in silence, and are mostly misspelt.",
      "Correct or remove the attribute."),
  AVRO_ATTRIBUTE_MISPLACED(
      Category.AVRO,
      Severity.ERROR,
      Check.LINT,
      "An attribute stands where it has a meaning.",
      "Move the attribute to where it belongs."),
  AVRO_LOGICAL_TYPE_MISPLACED(
      Category.AVRO,
      Severity.ERROR,
      Check.LINT,
      "A logical type stands inside the type that it refines, not beside it.",
      "Write \"type\": {\"type\": …, \"logicalType\": …}."),
  AVRO_LOGICAL_TYPE_INVALID(
      Category.AVRO,
      Severity.ERROR,
      Check.LINT,
      "A logical type is one of Avro's, on a type that it refines, with sound parameters: others are ignored in silence.",
      "Correct the logical type or remove it."),
  AVRO_DEFAULT_INVALID(
      Category.AVRO,
      Severity.ERROR,
      Check.LINT,
      "A default is a value of its type.",
      "Correct the default."),
  AVRO_JAVA_KEYWORD(
      Category.AVRO,
      Severity.WARNING,
      Check.LINT,
      "Names are no words that Java or Python reserve.",
      "Rename it, if the event was never released."),
  CONTRACT_PROPERTY(
      Category.AVRO,
      Severity.ERROR,
      Check.LINT,
      "The properties that this bus adds to a schema have the values they are made for.",
      "Correct the property."),
  RELEASED_IMMUTABLE(
      Category.POLICY,
      Severity.ERROR,
      Check.LINT,
      "What was released is never edited, removed or added by hand.",
      "Restore the file; a change is a new version."),
  EVENT_VERSION_BUMP_REQUIRED(
      Category.POLICY,
      Severity.ERROR,
      Check.LINT,
      "A contract that differs from its last release has a higher minor version, one above it.",
      "Raise \"minorVersion\" with \"schema bump\"."),
  FIELD_NO_DELETE(
      Category.WIRE,
      Severity.ERROR,
      Check.BREAKING,
      "A field that readers need is not removed.",
      "Restore the field, or make a new major version."),
  FIELD_NEW_HAS_DEFAULT(
      Category.WIRE,
      Severity.ERROR,
      Check.BREAKING,
      "A new field has a default, where new readers must read old events.",
      "Make the field nullable with the default null, or make a new major version."),
  FIELD_SAME_TYPE(
      Category.WIRE,
      Severity.ERROR,
      Check.BREAKING,
      "A field keeps its type.",
      "Restore the type, or make a new major version."),
  TYPE_SAME_NAME(
      Category.WIRE,
      Severity.ERROR,
      Check.BREAKING,
      "A data class, enum or fixed type keeps its name.",
      "Restore the name, or make a new major version."),
  ENUM_SYMBOL_NO_DELETE(
      Category.WIRE,
      Severity.ERROR,
      Check.BREAKING,
      "A symbol that may stand in written events is not removed.",
      "Restore the symbol, or make a new major version."),
  ENUM_SYMBOL_NO_ADD(
      Category.WIRE,
      Severity.ERROR,
      Check.BREAKING,
      "A symbol is not added to an enum whose readers have no default for it.",
      "Make a new major version, whose enum has a default."),
  UNION_BRANCH_NO_DELETE(
      Category.WIRE,
      Severity.ERROR,
      Check.BREAKING,
      "A branch that may stand in written events is not removed.",
      "Restore the branch, or make a new major version."),
  UNION_BRANCH_NO_ADD(
      Category.WIRE,
      Severity.ERROR,
      Check.BREAKING,
      "A branch is not added that earlier readers do not know.",
      "Take the branch back, or make a new major version."),
  FIXED_SAME_SIZE(
      Category.WIRE,
      Severity.ERROR,
      Check.BREAKING,
      "A fixed type keeps its size.",
      "Restore the size, or make a new major version."),
  FIELD_ALIAS_AMBIGUOUS(
      Category.WIRE,
      Severity.ERROR,
      Check.BREAKING,
      "A field's name and aliases mean one field of another version: Avro refuses more.",
      "Remove the alias."),
  AVRO_INCOMPATIBLE(
      Category.WIRE,
      Severity.ERROR,
      Check.BREAKING,
      "Avro finds the two versions compatible.",
      "Restore what was changed, or make a new major version."),
  FIELD_SAME_LOGICAL_TYPE(
      Category.SEMANTIC,
      Severity.ERROR,
      Check.BREAKING,
      "A logical type and its parameters do not change: Avro compares none of them.",
      "Restore the logical type, or add a field of the new type."),
  FIELD_SAME_DEFAULT(
      Category.SEMANTIC,
      Severity.WARNING,
      Check.BREAKING,
      "A default does not change: it gives events already written another meaning.",
      "Restore the default."),
  FIELD_RENAME_WITHOUT_ALIAS(
      Category.SEMANTIC,
      Severity.ERROR,
      Check.BREAKING,
      "A field is not renamed without an alias: its values would be lost in silence.",
      "Restore the name, or add the old one to \"aliases\"."),
  FIELD_NO_LOSSY_PROMOTION(
      Category.SEMANTIC,
      Severity.ERROR,
      Check.BREAKING,
      "A type is not changed into one that may hold the value less exactly or mean it otherwise.",
      "Restore the type, or add a field of the new type."),
  FIELD_SAME_FORMAT(
      Category.SEMANTIC,
      Severity.ERROR,
      Check.BREAKING,
      "The format of a text does not change.",
      "Restore the format, or add a field of the new format."),
  TYPE_SAME_NAMESPACE(
      Category.SEMANTIC,
      Severity.ERROR,
      Check.BREAKING,
      "A type keeps its namespace: Avro's check ignores it, and its readers fail.",
      "Restore the namespace."),
  UNION_BRANCH_AMBIGUOUS(
      Category.SEMANTIC,
      Severity.ERROR,
      Check.BREAKING,
      "No branch of a union is read as another of the same simple name or a like type.",
      "Restore the branch, or make a new major version."),
  ENUM_SAME_DEFAULT(
      Category.SEMANTIC,
      Severity.WARNING,
      Check.BREAKING,
      "An enum's default does not change: unknown symbols would get another meaning.",
      "Restore the default."),
  ENUM_SYMBOL_READ_AS_DEFAULT(
      Category.SEMANTIC,
      Severity.WARNING,
      Check.BREAKING,
      "A symbol in use is not removed, though the enum's default would take its place.",
      "Restore the symbol."),
  AVRO_UNREADABLE(
      Category.SEMANTIC,
      Severity.ERROR,
      Check.BREAKING,
      "What Avro's check finds compatible, its decoder can read.",
      "Restore what was changed, or make a new major version."),
  ALIAS_CHANGES_MEANING(
      Category.SEMANTIC,
      Severity.ERROR,
      Check.BREAKING,
      "An alias does not make a reader take one field for another.",
      "Remove the alias."),
  FIELD_NO_NESTED_EVOLUTION(
      Category.POLICY,
      Severity.ERROR,
      Check.BREAKING,
      "A data class in use is frozen (ADR 6).",
      "Add a new top-level field with a data class of its own."),
  FIELD_NESTED_OPTIONAL_ONLY(
      Category.POLICY,
      Severity.ERROR,
      Check.BREAKING,
      "A data class in use takes nothing but optional fields (ADR 7).",
      "Make the new field nullable with the default null."),
  EVENT_FIELD_NO_DELETE(
      Category.POLICY,
      Severity.ERROR,
      Check.BREAKING,
      "An event's own fields are not removed, optional ones included (ADR 6).",
      "Restore the field, or make a new major version."),
  EVENT_MINOR_VERSION_RAISED(
      Category.POLICY,
      Severity.ERROR,
      Check.BREAKING,
      "A contract that changed on the wire has a higher minor version.",
      "Raise \"minorVersion\" with \"schema bump\"."),
  EVENT_NO_DELETE(
      Category.POLICY,
      Severity.ERROR,
      Check.BREAKING,
      "A contract is not removed.",
      "Restore the contract; deprecate the event first."),
  EVENT_SAME_TOPIC(
      Category.POLICY,
      Severity.WARNING,
      Check.BREAKING,
      "An event type stays in its topic.",
      "Restore the topic, or move producers and consumers together."),
  EVENT_SAME_KEY(
      Category.POLICY,
      Severity.WARNING,
      Check.BREAKING,
      "An event type keeps its key: the order of events depends on it.",
      "Restore the key, or make a new major version."),
  HISTORY_UNREADABLE(
      Category.POLICY,
      Severity.WARNING,
      Check.BREAKING,
      "Every earlier version can be read.",
      "Compare this version by hand; then except it, with the reason."),
  EVENT_METADATA_ONLY(
      Category.POLICY,
      Severity.NOTE,
      Check.BREAKING,
      "The change is one of documentation or properties alone.",
      "Nothing is to be done."),
  EVENT_CHANGE(
      Category.POLICY,
      Severity.NOTE,
      Check.BREAKING,
      "What a compatible change demands.",
      "Deploy in the order named."),
  RULES_FILE_INVALID(
      Category.RULES,
      Severity.ERROR,
      Check.ANY,
      "The rules file says what it may say.",
      "Correct the rules file."),
  RULES_EXCEPTION_UNUSED(
      Category.RULES,
      Severity.ERROR,
      Check.ANY,
      "Every exception is needed.",
      "Remove the exception."),
  RULES_EXCEPTION_EXPIRED(
      Category.RULES,
      Severity.ERROR,
      Check.ANY,
      "No exception outlives its date.",
      "Mend what it excused, or decide on a new date.");

  private final Category category;
  private final Severity severity;
  private final Check check;
  private final String summary;
  private final String remedy;

  Rule(Category category, Severity severity, Check check, String summary, String remedy) {
    this.category = category;
    this.severity = severity;
    this.check = check;
    this.summary = summary;
    this.remedy = remedy;
  }

  /** What the rule is about. */
  public Category category() {
    return category;
  }

  /** How much a finding of the rule matters, unless a rules file says otherwise. */
  public Severity severity() {
    return severity;
  }

  /** The check that finds it. */
  public Check check() {
    return check;
  }

  /** What the rule demands, in one sentence. */
  public String summary() {
    return summary;
  }

  /** What to do about a finding, where nothing nearer to the case is known. */
  public String remedy() {
    return remedy;
  }

  /** The rule's page, relative to the repository. */
  public String page() {
    return "docs/rules/" + name() + ".md";
  }
}
