package org.openedx.eventbus.tools.generate;

import com.palantir.javapoet.ClassName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Classes by their simple names, where no other class has taken the name. */
final class Imports {
  private final Map<String, ClassName> taken = new HashMap<>();

  /** How the class is called in the text. */
  String of(ClassName java) {
    ClassName first = taken.putIfAbsent(java.simpleName(), java);
    return first == null || first.equals(java) ? java.simpleName() : java.canonicalName();
  }

  String of(Class<?> java) {
    return of(ClassName.get(java));
  }

  /** The imports, a line each, sorted. */
  List<String> lines() {
    return taken.values().stream()
        .map(each -> "import " + each.canonicalName() + ";")
        .sorted()
        .toList();
  }
}
