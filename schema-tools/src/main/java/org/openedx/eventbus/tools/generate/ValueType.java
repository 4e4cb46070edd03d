package org.openedx.eventbus.tools.generate;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import java.util.List;
import java.util.Map;

/** The type of a field, an array item or a map value, in Java and on the wire. */
sealed interface ValueType {
  /** Returns the Java type, primitive where possible. */
  TypeName java();

  /** Returns a text that is equal for two types exactly if they agree in Java and on the wire. */
  String signature();

  /** Returns the Java type as a type argument. */
  default TypeName boxed() {
    return java().box();
  }

  /** A primitive, fixed or logical type; see {@link Scalars}. */
  record Scalar(TypeName java, String signature, Scalars.Wire wire, Scalars.Mapping mapping)
      implements ValueType {}

  /** An enum, encoded as the index of its symbol. */
  record Enumeration(ClassName java, int size) implements ValueType {
    @Override
    public String signature() {
      return "enum " + java.simpleName();
    }
  }

  /**
   * A record, which has its own codec.
   *
   * @param payload whether the codec is that of a payload, which is an instance
   */
  record Data(ClassName java, ClassName codec, boolean payload) implements ValueType {
    @Override
    public String signature() {
      return "record " + java.simpleName();
    }
  }

  /** An array. */
  record Items(ValueType item, TypeName itemJava) implements ValueType {
    @Override
    public TypeName java() {
      return ParameterizedTypeName.get(ClassName.get(List.class), itemJava);
    }

    @Override
    public String signature() {
      return "array<" + item.signature() + ">";
    }
  }

  /** A map with string keys. */
  record Values(ValueType value, TypeName valueJava) implements ValueType {
    @Override
    public TypeName java() {
      return ParameterizedTypeName.get(
          ClassName.get(Map.class), ClassName.get(String.class), valueJava);
    }

    @Override
    public String signature() {
      return "map<" + value.signature() + ">";
    }
  }

  /**
   * A union of a type with null.
   *
   * @param nullBranch the index of null in the union: 0 or 1
   */
  record Nullable(ValueType present, int nullBranch) implements ValueType {
    @Override
    public TypeName java() {
      return present.java().box();
    }

    @Override
    public String signature() {
      return nullBranch == 0
          ? "[null, " + present.signature() + "]"
          : "[" + present.signature() + ", null]";
    }
  }
}
