package org.openedx.eventbus.tools.lint;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.SourceVersion;
import org.openedx.eventbus.tools.finding.Rule;
import org.openedx.eventbus.tools.schema.Names;

/** Names that are words of a language, and that generated code would have to mangle. */
final class ReservedWords implements FileCheck {
  private static final Set<String> PYTHON =
      Set.of(
          "False",
          "None",
          "True",
          "and",
          "as",
          "async",
          "await",
          "def",
          "del",
          "elif",
          "except",
          "from",
          "global",
          "in",
          "is",
          "lambda",
          "nonlocal",
          "not",
          "or",
          "pass",
          "raise",
          "with",
          "yield");

  @Override
  public void check(ContractFile file, Report report) {
    checkNamespace(file, report);
    for (FieldAt field : file.walk().fields()) {
      check(field.name(), field.pointer("name"), field.called(), report);
    }
    for (TypeAt type : file.walk().definitions()) {
      check(Names.simpleName(type.type().fullName()), type.pointer("name"), type.called(), report);
      List<String> symbols = type.type().symbols();
      for (int i = 0; i < symbols.size(); i++) {
        String symbol = "the symbol \"" + symbols.get(i) + "\"";
        check(symbols.get(i), type.pointer("symbols") + "/" + i, symbol, report);
      }
    }
  }

  private static void checkNamespace(ContractFile file, Report report) {
    String reserved =
        List.of(file.eventType().split("\\.", -1)).stream()
            .filter(label -> !languages(label).isEmpty())
            .collect(Collectors.joining(", "));
    if (!reserved.isEmpty()) {
      report.add(
          Rule.AVRO_JAVA_KEYWORD,
          "/namespace",
          "the namespace holds a reserved word, " + reserved + ", and can be no package");
    }
  }

  private static void check(String name, String pointer, String called, Report report) {
    String languages = languages(name);
    if (!languages.isEmpty()) {
      report.add(Rule.AVRO_JAVA_KEYWORD, pointer, called + " is called by a word of " + languages);
    }
  }

  private static String languages(String name) {
    boolean java = SourceVersion.isKeyword(name);
    boolean python = PYTHON.contains(name);
    return java ? "Java" : python ? "Python" : "";
  }
}
