package org.openedx.eventbus.tools.internal.lint;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.SourceVersion;
import org.openedx.eventbus.tools.finding.Rule;
import org.openedx.eventbus.tools.internal.lint.Linter.FileCheck;
import org.openedx.eventbus.tools.internal.lint.Linter.FindingCollector;
import org.openedx.eventbus.tools.internal.lint.SchemaIndex.LocatedField;
import org.openedx.eventbus.tools.internal.lint.SchemaIndex.LocatedType;
import org.openedx.eventbus.tools.internal.schema.Names;

/** Finds names that are reserved words, which generated code has to mangle. */
final class ReservedWordCheck implements FileCheck {
  private static final Set<String> PYTHON =
      Set.of(
          ("False None True and as async await def del elif except from global in is lambda "
                  + "nonlocal not or pass raise with yield")
              .split(" "));

  @Override
  public void check(ContractFile file, FindingCollector findings) {
    checkNamespace(file, findings);
    for (LocatedField field : file.index().fields()) {
      check(field.name(), field.pointer("name"), field.label(), findings);
    }
    for (LocatedType type : file.index().definitions()) {
      check(Names.simpleName(type.type().fullName()), type.pointer("name"), type.label(), findings);
      List<String> symbols = type.type().symbols();
      for (int i = 0; i < symbols.size(); i++) {
        String symbol = "the symbol \"" + symbols.get(i) + "\"";
        check(symbols.get(i), type.pointer("symbols") + "/" + i, symbol, findings);
      }
    }
  }

  private static void checkNamespace(ContractFile file, FindingCollector findings) {
    String reserved =
        List.of(file.eventType().split("\\.", -1)).stream()
            .filter(label -> !language(label).isEmpty())
            .collect(Collectors.joining(", "));
    if (!reserved.isEmpty()) {
      findings.add(
          Rule.AVRO_JAVA_KEYWORD,
          "/namespace",
          "the namespace contains a reserved word (" + reserved + "), so it cannot be a package");
    }
  }

  private static void check(String name, String pointer, String label, FindingCollector findings) {
    String language = language(name);
    if (!language.isEmpty()) {
      findings.add(
          Rule.AVRO_JAVA_KEYWORD,
          pointer,
          label + " has a name that is a reserved word of " + language);
    }
  }

  private static String language(String name) {
    boolean java = SourceVersion.isKeyword(name);
    boolean python = PYTHON.contains(name);
    return java ? "Java" : python ? "Python" : "";
  }
}
