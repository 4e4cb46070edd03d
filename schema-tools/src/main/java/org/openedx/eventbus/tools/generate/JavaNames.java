package org.openedx.eventbus.tools.generate;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.SourceVersion;

/** Converts names of contracts to Java names. */
final class JavaNames {
  /** Names that record accessors cannot have, or that every generated record already uses. */
  private static final Set<String> TAKEN =
      Set.of(
          "clone finalize getClass hashCode notify notifyAll toString wait builder toBuilder"
              .split(" ", -1));

  private JavaNames() {}

  /** For example {@code content_authoring} becomes {@code ContentAuthoring}. */
  static String pascal(String name) {
    return Arrays.stream(name.split("[^A-Za-z0-9]+", -1))
        .filter(part -> !part.isEmpty())
        .map(part -> capital(part.toLowerCase(Locale.ROOT)))
        .collect(Collectors.joining());
  }

  /** Returns the component of a field, for example {@code courseKey} of {@code course_key}. */
  static String component(String field) {
    StringBuilder name = new StringBuilder();
    for (String part : field.split("_", -1)) {
      if (part.isEmpty()) {
        continue;
      }
      String word =
          part.equals(part.toUpperCase(Locale.ROOT)) ? part.toLowerCase(Locale.ROOT) : part;
      name.append(
          name.isEmpty()
              ? word.substring(0, 1).toLowerCase(Locale.ROOT) + word.substring(1)
              : capital(word));
    }
    if (name.isEmpty() || Character.isDigit(name.charAt(0))) {
      name.insert(0, name.isEmpty() ? "field" : "_");
    }
    String component = name.toString();
    boolean reserved = SourceVersion.isKeyword(component) || TAKEN.contains(component);
    return reserved ? component + "_" : component;
  }

  /** For example {@code UserData} becomes {@code USER_DATA}. */
  static String upperSnake(String name) {
    return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toUpperCase(Locale.ROOT);
  }

  /** Returns a valid package name. */
  static String packageName(String dotted) {
    return Arrays.stream(dotted.replaceAll("[^A-Za-z0-9_.]", "_").split("\\.", -1))
        .map(part -> SourceVersion.isKeyword(part) ? part + "_" : part)
        .map(part -> Character.isDigit(part.charAt(0)) ? "_" + part : part)
        .collect(Collectors.joining("."));
  }

  static String capital(String word) {
    return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }

  /** Returns whether a class of this name would hide one of {@code java.lang}. */
  static boolean hidesJavaLang(String name) {
    try {
      Class.forName("java.lang." + name, false, null);
      return true;
    } catch (ClassNotFoundException | LinkageError e) {
      return false;
    }
  }
}
