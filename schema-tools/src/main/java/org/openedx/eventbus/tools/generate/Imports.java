package org.openedx.eventbus.tools.generate;

import com.palantir.javapoet.ClassName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Collects imports. Of classes with the same simple name, the first is imported. */
final class Imports {
  private final Map<String, ClassName> taken = new HashMap<>();

  /** Returns the name of a class in the source: simple if imported, else fully qualified. */
  String of(ClassName java) {
    ClassName first = taken.putIfAbsent(java.simpleName(), java);
    return first == null || first.equals(java) ? java.simpleName() : java.canonicalName();
  }

  String of(Class<?> java) {
    return of(ClassName.get(java));
  }

  /** Returns the import statements, sorted. */
  List<String> lines() {
    return taken.values().stream()
        .map(each -> "import " + each.canonicalName() + ";")
        .sorted()
        .toList();
  }
}
