package org.openedx.eventbus.tools.generate;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.JsonProperties;
import org.apache.avro.Schema;
import org.apache.avro.Schema.Field;
import org.openedx.eventbus.tools.contract.Contract;
import org.openedx.eventbus.tools.finding.ContractProblem;
import org.openedx.eventbus.tools.generate.GeneratedType.EnumShape;
import org.openedx.eventbus.tools.generate.GeneratedType.FieldShape;
import org.openedx.eventbus.tools.generate.GeneratedType.RecordShape;
import org.openedx.eventbus.tools.generate.GeneratedType.Value;

/** Determines the classes that one contract needs, its payload first. */
final class TypeResolver {
  /** Types that take two of the 255 parameter slots of a constructor. */
  private static final Set<TypeName> WIDE = Set.of(TypeName.LONG, TypeName.DOUBLE);

  private final Contract contract;
  private final String packageName;
  private final Optional<ClassName> nullAnnotation;
  private final List<ContractProblem> problems;

  /** By the full name in the schema. */
  private final Map<String, ValueType> named = new HashMap<>();

  private final Map<String, GeneratedType> shapes = new LinkedHashMap<>();

  TypeResolver(
      Contract contract,
      String packageName,
      Optional<ClassName> nullAnnotation,
      List<ContractProblem> problems) {
    this.contract = contract;
    this.packageName = packageName;
    this.nullAnnotation = nullAnnotation;
    this.problems = problems;
  }

  /** Returns the classes; two types with the same Java name are both included. */
  List<GeneratedType> resolve() {
    record(contract.schema(), "");
    return List.copyOf(shapes.values());
  }

  /** Returns the class name of the contract's payload. */
  static String payloadName(Contract contract) {
    return JavaNames.pascal(contract.constant());
  }

  private void problem(String path, String message) {
    String where = contract.name() + (path.isEmpty() ? "" : ", field " + path);
    problems.add(contract.source().problem("", where + ": " + message));
  }

  private ValueType type(Schema schema, String path, boolean dateTime) {
    ValueType known = named.get(schema.getFullName());
    if (known != null) {
      return known;
    }
    boolean date = dateTime || "date-time".equals(schema.getProp("format"));
    return switch (schema.getType()) {
      case RECORD -> record(schema, path);
      case ENUM -> enumeration(schema, path);
      case ARRAY -> container(false, type(schema.getElementType(), path + "[]", date));
      case MAP -> container(true, type(schema.getValueType(), path + "{}", date));
      case UNION -> union(schema, path, date);
      case NULL -> {
        problem(path, "a field that is always null carries no data; remove it");
        yield Scalars.of(Schema.create(Schema.Type.STRING), false);
      }
      default -> Scalars.of(schema, date);
    };
  }

  private ValueType container(boolean map, ValueType inner) {
    return new ValueType.Container(
        map, inner, inner instanceof ValueType.Nullable ? nullable(inner) : inner.boxed());
  }

  /** Returns the boxed type with the null annotation, if there is one. */
  private TypeName nullable(ValueType type) {
    return nullAnnotation
        .map(each -> type.boxed().annotated(AnnotationSpec.builder(each).build()))
        .orElse(type.boxed());
  }

  private ValueType union(Schema union, String path, boolean dateTime) {
    List<Schema> branches = union.getTypes();
    if (branches.size() != 2 || !union.isNullable()) {
      problem(
          path,
          ("the union of %s is not supported: Java has no type for it, and Open edX cannot read it."
                  + " Only a type together with null is supported. Use a record with one optional"
                  + " field per case, or an event type per case")
              .formatted(branches.stream().map(Schema::getName).toList()));
      return Scalars.of(Schema.create(Schema.Type.STRING), false);
    }
    int nullBranch = branches.get(0).getType() == Schema.Type.NULL ? 0 : 1;
    return new ValueType.Nullable(type(branches.get(1 - nullBranch), path, dateTime), nullBranch);
  }

  private String className(Schema schema, String path) {
    String hint = schema.getProp("class");
    String name = hint != null ? hint : JavaNames.capital(schema.getName().replaceAll("^_+", ""));
    if (JavaNames.hidesJavaLang(name)
        || name.equals("Builder")
        || !Character.isLetter(name.charAt(0))) {
      problem(path, name + " is not a usable class name; set \"class\" on the type");
    }
    return name;
  }

  private ValueType enumeration(Schema schema, String path) {
    ClassName java = ClassName.get(packageName + ".data", className(schema, path));
    ValueType type = new ValueType.Enumeration(java, schema.getEnumSymbols().size());
    named.put(schema.getFullName(), type);
    shapes.put(
        schema.getFullName(),
        new EnumShape(
            java, contract, Optional.ofNullable(schema.getProp("about")), schema.getEnumSymbols()));
    return type;
  }

  private ValueType record(Schema schema, String path) {
    boolean payload = shapes.isEmpty();
    String name = payload ? payloadName(contract) : className(schema, path);
    ClassName java = ClassName.get(payload ? packageName : packageName + ".data", name);
    ClassName codec = ClassName.get(packageName, name + "Codec");
    ValueType type = new ValueType.Data(java, codec, payload);
    named.put(schema.getFullName(), type);
    Optional<String> about =
        payload ? contract.about() : Optional.ofNullable(schema.getProp("about"));
    List<FieldShape> fields = new ArrayList<>();
    // Added before its fields are resolved, so that the payload comes first and recursion ends.
    shapes.put(
        schema.getFullName(), new RecordShape(java, codec, payload, contract, about, fields));
    for (Field field : schema.getFields()) {
      fields.add(field(field, schema, path.isEmpty() ? field.name() : path + "." + field.name()));
    }
    checkComponents(fields, path, name);
    return type;
  }

  private void checkComponents(List<FieldShape> fields, String path, String name) {
    Map<String, String> components = new HashMap<>();
    int slots = 0;
    for (FieldShape field : fields) {
      String other = components.putIfAbsent(field.component(), field.name());
      if (other != null) {
        problem(
            path,
            "the fields %s and %s of %s would both be named %s in Java"
                .formatted(other, field.name(), name, field.component()));
      }
      slots += WIDE.contains(field.type().java()) ? 2 : 1;
    }
    if (slots > 254) {
      problem(
          path, name + " has more fields than a Java constructor allows; group them in records");
    }
  }

  private FieldShape field(Field field, Schema record, String path) {
    ValueType type = type(field.schema(), path, "date-time".equals(field.getProp("format")));
    boolean personal = field.getProp("pii") != null || record.getProp("pii") != null;
    Optional<Value> absent =
        Optional.ofNullable(field.getObjectProp("absent")).map(TypeResolver::value);
    Optional<Value> fallback =
        field.hasDefaultValue() ? Optional.of(value(field.defaultVal())) : Optional.empty();
    return new FieldShape(
        field.name(),
        JavaNames.component(field.name()),
        type,
        nullable(type),
        Optional.ofNullable(field.getProp("about")),
        personal,
        absent,
        fallback);
  }

  @SuppressWarnings("NullAway") // Avro represents JSON's null as NULL_VALUE
  private static Value value(Object json) {
    return new Value(json == JsonProperties.NULL_VALUE ? null : json);
  }
}
