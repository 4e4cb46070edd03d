package org.openedx.eventbus.it.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.domain.JavaTypeVariable;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Types that the API of a class mentions: supertypes, bounds of type parameters, and the signatures
 * of public and protected members. Members that a class inherits from a type without public access
 * belong to its API too.
 */
final class ApiTypes {
  private ApiTypes() {}

  /** Returns whether users can access a class: it and the classes around it are public. */
  static boolean isAccessible(JavaClass type) {
    return isPublicOrProtected(type.getModifiers())
        && !type.isAnonymousClass()
        && !type.isLocalClass()
        && type.getEnclosingClass().map(ApiTypes::isAccessible).orElse(true);
  }

  /** Returns the mentioned types by the part of the API that mentions them. */
  static Map<String, Set<JavaClass>> of(JavaClass type) {
    Map<String, Set<JavaClass>> mentioned = new LinkedHashMap<>();
    mentioned.put(type.getName(), header(type));
    Stream.concat(Stream.of(type), inaccessibleSupertypes(type))
        .flatMap(each -> each.getMembers().stream())
        .filter(member -> isPublicOrProtected(member.getModifiers()))
        .filter(member -> !member.getModifiers().contains(JavaModifier.SYNTHETIC))
        .forEach(member -> mentioned.put(name(type, member), signature(member)));
    return mentioned;
  }

  private static String name(JavaClass type, JavaMember member) {
    return type.equals(member.getOwner())
        ? member.getFullName()
        : member.getFullName() + " inherited by " + type.getName();
  }

  private static Stream<JavaClass> inaccessibleSupertypes(JavaClass type) {
    return Stream.concat(type.getAllRawSuperclasses().stream(), type.getAllRawInterfaces().stream())
        .filter(each -> !isAccessible(each));
  }

  private static Set<JavaClass> header(JavaClass type) {
    Set<JavaClass> types = new LinkedHashSet<>();
    type.getSuperclass().ifPresent(each -> types.addAll(each.getAllInvolvedRawTypes()));
    addAll(types, type.getInterfaces());
    addBounds(types, type.getTypeParameters());
    return types;
  }

  private static Set<JavaClass> signature(JavaMember member) {
    Set<JavaClass> types = new LinkedHashSet<>();
    if (member instanceof JavaField field) {
      types.addAll(field.getType().getAllInvolvedRawTypes());
    } else if (member instanceof JavaCodeUnit unit) {
      types.addAll(unit.getReturnType().getAllInvolvedRawTypes());
      addAll(types, unit.getParameterTypes());
      types.addAll(unit.getExceptionTypes());
      addBounds(types, unit.getTypeParameters());
    }
    return types;
  }

  private static void addBounds(
      Set<JavaClass> types, List<? extends JavaTypeVariable<?>> parameters) {
    parameters.forEach(each -> addAll(types, each.getUpperBounds()));
  }

  private static void addAll(Set<JavaClass> types, Collection<? extends JavaType> mentioned) {
    mentioned.forEach(each -> types.addAll(each.getAllInvolvedRawTypes()));
  }

  private static boolean isPublicOrProtected(Set<JavaModifier> modifiers) {
    return modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED);
  }
}
