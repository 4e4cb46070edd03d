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

  /** Returns the number of nested containers, which makes names in nested lambdas distinct. */
  default int depth() {
    if (this instanceof Nullable nullable) {
      return nullable.present().depth();
    }
    return this instanceof Container container ? 1 + container.inner().depth() : 0;
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

  /**
   * An array, or a map with string keys.
   *
   * @param inner the type of the items or values
   * @param innerJava that type as a type argument, with the null annotation if it is nullable
   */
  record Container(boolean map, ValueType inner, TypeName innerJava) implements ValueType {
    @Override
    public TypeName java() {
      return map
          ? ParameterizedTypeName.get(
              ClassName.get(Map.class), ClassName.get(String.class), innerJava)
          : ParameterizedTypeName.get(ClassName.get(List.class), innerJava);
    }

    @Override
    public String signature() {
      return (map ? "map<" : "array<") + inner.signature() + ">";
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
      return (nullBranch == 0 ? "[null, %s]" : "[%s, null]").formatted(present.signature());
    }
  }
}
