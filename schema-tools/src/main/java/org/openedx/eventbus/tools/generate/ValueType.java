package org.openedx.eventbus.tools.generate;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import java.util.List;
import java.util.Map;

/** What a field, an item or a value is in Java and on the wire. */
sealed interface ValueType {
  /** The type in Java, primitive where it can be. */
  TypeName java();

  /**
   * The text that is equal for two types exactly when they are one type in Java and on the wire.
   */
  String signature();

  /** The type in Java as a type argument. */
  default TypeName boxed() {
    return java().box();
  }

  /** A value of one piece: {@link Scalars} has them all. */
  record Scalar(TypeName java, String signature, Scalars.Wire wire, Scalars.Mapping mapping)
      implements ValueType {}

  /** An enum, written as its symbol's index. */
  record Enumeration(ClassName java, int size) implements ValueType {
    @Override
    public String signature() {
      return "enum " + java.simpleName();
    }
  }

  /**
   * A record with a codec of its own.
   *
   * @param payload true where the codec is an event's, so an instance
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

  /** A map from strings. */
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
   * @param nullBranch 0 where null stands first, else 1
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
