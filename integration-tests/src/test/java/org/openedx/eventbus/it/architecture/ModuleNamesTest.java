package org.openedx.eventbus.it.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Names of the Java modules, which every jar has as {@code Automatic-Module-Name}: the POM of a
 * module sets the property, and the parent writes it into the manifest.
 */
class ModuleNamesTest {
  /** Modules without a root package that belongs to them alone. */
  private static final Map<String, String> WITHOUT_ROOT_PACKAGE =
      Map.of("core", "org.openedx.eventbus.core", "integration-tests", "org.openedx.eventbus.it");

  @Test
  void everyJarHasTheModuleNameOfItsRootPackage() throws Exception {
    Map<String, String> wrong = new TreeMap<>();
    for (String module : ProjectModules.withJar()) {
      String name = ProjectModules.text(ProjectModules.pom(module), "automatic.module.name");
      boolean right =
          WITHOUT_ROOT_PACKAGE.containsKey(module)
              ? name.equals(WITHOUT_ROOT_PACKAGE.get(module))
              : !name.isEmpty() && isPackage(module, name);
      if (!right) {
        wrong.put(module, name.isEmpty() ? "no property automatic.module.name" : name);
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void noTwoJarsHaveTheSameModuleName() throws Exception {
    List<String> names = new ArrayList<>();
    for (String module : ProjectModules.withJar()) {
      names.add(ProjectModules.text(ProjectModules.pom(module), "automatic.module.name"));
    }
    assertThat(names).isNotEmpty().doesNotHaveDuplicates();
  }

  private static boolean isPackage(String module, String name) {
    String folder = name.replace('.', '/');
    return List.of("src/main/java", "src/main/generated/java").stream()
        .anyMatch(
            each ->
                Files.isDirectory(
                    ProjectModules.ROOT.resolve(module).resolve(each).resolve(folder)));
  }
}
