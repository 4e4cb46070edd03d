package org.openedx.eventbus.tools.internal.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.avro.Schema;
import org.openedx.eventbus.tools.finding.ContractProblem;
import org.openedx.eventbus.tools.finding.JsonSource;
import org.openedx.eventbus.tools.finding.Rule;
import org.openedx.eventbus.tools.internal.KnownNames;
import org.openedx.eventbus.tools.internal.contract.DefaultCheck.NamedTypes;
import org.openedx.eventbus.tools.internal.schema.Names;

/** Checks the schema of a contract and collects its problems with their positions. */
public final class SchemaCheck {
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  private final JsonSource source;
  private final List<ContractProblem> problems;
  private final NamedTypes types = new NamedTypes();
  private final DefaultCheck defaults = new DefaultCheck(types, false);

  private SchemaCheck(JsonSource source, List<ContractProblem> problems) {
    this.source = source;
    this.problems = problems;
  }

  /** Adds the problems of a schema to a list. */
  public static void check(JsonSource source, List<ContractProblem> problems) {
    new SchemaCheck(source, problems).checkType(source.root(), "", "");
  }

  private void report(String pointer, String message) {
    report(Rule.AVRO_INVALID, pointer, message);
  }

  private void report(Rule rule, String pointer, String message) {
    problems.add(source.problem(rule, pointer, message));
  }

  private void checkType(JsonNode type, String pointer, String namespace) {
    if (type.isTextual()) {
      checkReference(type.asText(), pointer, namespace);
    } else if (type.isArray()) {
      for (int i = 0; i < type.size(); i++) {
        checkType(type.get(i), pointer + "/" + i, namespace);
      }
    } else if (type.isObject()) {
      checkContractProperties(type, pointer);
      checkDefinition(type, pointer, namespace);
    } else {
      report(pointer, "a type must be a name, an object or a list of types, not " + type);
    }
  }

  private void checkReference(String name, String pointer, String namespace) {
    if (!NamedTypes.PRIMITIVES.contains(name) && types.find(name, namespace) == null) {
      Set<String> known = new HashSet<>(NamedTypes.PRIMITIVES);
      types.known().forEach(each -> known.add(each.substring(each.lastIndexOf('.') + 1)));
      report(
          Rule.AVRO_UNDEFINED_TYPE,
          pointer,
          "the type '%s' is not defined up to this position%s"
              .formatted(name, KnownNames.hint(name, known)));
    }
  }

  private void checkDefinition(JsonNode type, String pointer, String namespace) {
    JsonNode kind = type.path("type");
    if (kind.isMissingNode()) {
      report(pointer, "\"type\" is missing");
    } else if (!kind.isTextual()) {
      checkType(kind, pointer + "/type", namespace);
    } else {
      switch (kind.asText()) {
        case "record", "error" -> checkRecord(type, pointer, namespace);
        case "enum" -> checkEnum(type, pointer, namespace);
        case "fixed" -> checkFixed(type, pointer, namespace);
        case "array" -> checkPart(type, "items", pointer, namespace);
        case "map" -> checkPart(type, "values", pointer, namespace);
        default -> checkReference(kind.asText(), pointer + "/type", namespace);
      }
    }
  }

  private void checkPart(JsonNode type, String part, String pointer, String namespace) {
    if (type.has(part)) {
      checkType(type.get(part), pointer + "/" + part, namespace);
    } else {
      report(pointer, "\"" + part + "\" is missing");
    }
  }

  private String define(JsonNode type, String pointer, String namespace) {
    String fullName = Names.fullName(type, namespace);
    String simple = fullName.substring(fullName.lastIndexOf('.') + 1);
    if (!type.path("name").isTextual()) {
      report(pointer, "\"name\" is missing");
    } else if (!NAME.matcher(simple).matches()) {
      report(Rule.AVRO_STRICT_NAMES, pointer + "/name", badName(simple));
    } else if (!types.define(fullName, type)) {
      report(
          Rule.AVRO_TYPE_REDEFINED,
          pointer + "/name",
          "the type '" + fullName + "' is defined twice");
    }
    return Names.namespaceOf(fullName);
  }

  private static String badName(String name) {
    return "'" + name + "' is not a valid name: use letters, digits and '_', and no digit first";
  }

  private void checkRecord(JsonNode type, String pointer, String namespace) {
    String inner = define(type, pointer, namespace);
    JsonNode fields = type.path("fields");
    if (!fields.isArray()) {
      report(pointer, "\"fields\" is missing");
      return;
    }
    Set<String> names = new HashSet<>();
    for (int i = 0; i < fields.size(); i++) {
      checkField(fields.get(i), pointer + "/fields/" + i, inner, names);
    }
  }

  private void checkField(JsonNode field, String pointer, String namespace, Set<String> names) {
    String name = field.path("name").asText();
    if (!field.isObject() || !field.path("name").isTextual()) {
      report(pointer, "a field needs a \"name\"");
      return;
    }
    if (!NAME.matcher(name).matches()) {
      report(Rule.AVRO_STRICT_NAMES, pointer + "/name", badName(name));
    } else if (!names.add(name)) {
      report(pointer + "/name", "the record has two fields '" + name + "'");
    }
    checkContractProperties(field, pointer);
    checkPart(field, "type", pointer, namespace);
    checkDefault(field, "default", pointer, namespace);
    checkDefault(field, ContractProperties.ABSENT, pointer, namespace);
  }

  private void checkDefault(JsonNode field, String property, String pointer, String namespace) {
    JsonNode value = field.path(property);
    if (!value.isMissingNode() && !defaults.fits(field.path("type"), value, namespace)) {
      report(
          property.equals(ContractProperties.ABSENT)
              ? Rule.CONTRACT_PROPERTY
              : Rule.AVRO_DEFAULT_INVALID,
          pointer + "/" + property,
          "\"%s\" %s is not a value of the type of field '%s'"
              .formatted(property, value, field.path("name").asText()));
    }
  }

  private void checkEnum(JsonNode type, String pointer, String namespace) {
    define(type, pointer, namespace);
    JsonNode symbols = type.path("symbols");
    if (!symbols.isArray() || symbols.isEmpty()) {
      report(pointer, "\"symbols\" is missing or empty");
    }
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < symbols.size(); i++) {
      String symbol = symbols.get(i).asText();
      if (!NAME.matcher(symbol).matches()) {
        report(Rule.AVRO_STRICT_NAMES, pointer + "/symbols/" + i, badName(symbol));
      } else if (!seen.add(symbol)) {
        report(pointer + "/symbols/" + i, "the symbol '" + symbol + "' occurs twice");
      }
    }
    JsonNode unknown = type.path("default");
    if (!unknown.isMissingNode() && !seen.contains(unknown.asText())) {
      report(
          Rule.AVRO_DEFAULT_INVALID,
          pointer + "/default",
          "the default %s is not a symbol of the enum%s"
              .formatted(unknown, KnownNames.hint(unknown.asText(), seen)));
    }
  }

  private void checkFixed(JsonNode type, String pointer, String namespace) {
    define(type, pointer, namespace);
    if (!EventSection.isCount(type.path("size"))) {
      report(pointer, "\"size\" is missing or is not a number of bytes");
    }
  }

  private static boolean holdsString(JsonNode type) {
    if (type.isArray()) {
      return type.valueStream().anyMatch(SchemaCheck::holdsString);
    }
    return type.isObject()
        ? holdsString(type.path("type"))
            || holdsString(type.path("items"))
            || holdsString(type.path("values"))
        : type.asText().equals("string");
  }

  private void checkContractProperties(JsonNode node, String pointer) {
    for (String property :
        List.of(ContractProperties.ABOUT, ContractProperties.PII, ContractProperties.NO_PII)) {
      JsonNode value = node.path(property);
      if (!value.isMissingNode() && (!value.isTextual() || value.asText().isBlank())) {
        String message = "\"" + property + "\" must be a non-empty string";
        report(Rule.CONTRACT_PROPERTY, pointer + "/" + property, message);
      }
    }
    JsonNode format = node.path(ContractProperties.FORMAT);
    if (!format.isMissingNode() && !ContractProperties.FORMATS.contains(format.asText())) {
      String hint = KnownNames.hint(format.asText(), ContractProperties.FORMATS);
      report(Rule.CONTRACT_PROPERTY, pointer + "/format", "unknown format " + format + hint);
    } else if (!format.isMissingNode() && !holdsString(node.path("type"))) {
      String message = "\"format\" is for strings only, but this type contains none";
      report(Rule.CONTRACT_PROPERTY, pointer + "/format", message);
    }
    JsonNode className = node.path(ContractProperties.CLASS);
    if (!className.isMissingNode() && !className.asText().matches("[A-Z][A-Za-z0-9]*")) {
      String message = "\"class\" must be a Java class name, not " + className;
      report(Rule.CONTRACT_PROPERTY, pointer + "/class", message);
    }
  }

  /**
   * Validates any Avro schema, of an event or not, including names and defaults. Returns its
   * problems; none if registries would accept it.
   */
  public static List<ContractProblem> strictProblems(JsonSource source) {
    List<ContractProblem> problems = new ArrayList<>(source.duplicateKeys(Rule.AVRO_DUPLICATE_KEY));
    check(source, problems);
    // In other schemas, "format" or "class" can be properties of another tool.
    problems.removeIf(problem -> problem.rule() == Rule.CONTRACT_PROPERTY);
    if (problems.isEmpty()) {
      try {
        new Schema.Parser().parse(source.text());
      } catch (RuntimeException e) {
        problems.add(source.problem("", "not an Avro schema: " + e.getMessage()));
      }
    }
    return problems;
  }
}
