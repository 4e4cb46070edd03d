package org.openedx.eventbus.it.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/**
 * Names of the Java modules, which every jar has as {@code Automatic-Module-Name}: the POM of a
 * module sets the property, and the parent writes it into the manifest.
 */
class ModuleNamesTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  /** Modules whose packages have no common root that belongs to them alone. */
  private static final Map<String, String> WITHOUT_ROOT_PACKAGE =
      Map.of("core", "org.openedx.eventbus.core", "integration-tests", "org.openedx.eventbus.it");

  @Test
  void everyJarHasTheNameOfItsRootPackage() throws Exception {
    Map<String, String> wrong = new TreeMap<>();
    for (String module : jarModules()) {
      String name = text(pom(module), "automatic.module.name");
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
  void noTwoJarsHaveTheSameName() throws Exception {
    List<String> names = new ArrayList<>();
    for (String module : jarModules()) {
      names.add(text(pom(module), "automatic.module.name"));
    }
    assertThat(names).isNotEmpty().doesNotHaveDuplicates();
  }

  private static boolean isPackage(String module, String name) {
    String folder = name.replace('.', '/');
    return List.of("src/main/java", "src/main/generated/java").stream()
        .anyMatch(each -> Files.isDirectory(ROOT.resolve(module).resolve(each).resolve(folder)));
  }

  private static List<String> jarModules() throws Exception {
    List<String> modules = new ArrayList<>();
    NodeList all = pom(".").getElementsByTagName("module");
    for (int i = 0; i < all.getLength(); i++) {
      String module = all.item(i).getTextContent().strip();
      if (!text(pom(module), "packaging").equals("pom")) {
        modules.add(module);
      }
    }
    return modules;
  }

  private static Document pom(String module) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(ROOT.resolve(module).resolve("pom.xml").toFile());
  }

  private static String text(Document pom, String element) {
    NodeList found = pom.getElementsByTagName(element);
    return found.getLength() == 0 ? "" : found.item(0).getTextContent().strip();
  }
}
