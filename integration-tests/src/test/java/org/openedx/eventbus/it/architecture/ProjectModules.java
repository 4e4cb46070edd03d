package org.openedx.eventbus.it.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/** Modules of the build that produce a jar, and the source files of their main code. */
final class ProjectModules {
  static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  private static final Pattern PACKAGE = Pattern.compile("(?m)^package ([\\w.]+);");
  private static final Pattern PUBLIC_TYPE =
      Pattern.compile(
          "(?m)^public (?:(?:abstract|final|sealed|non-sealed|strictfp) )*"
              + "(?:class|interface|enum|record|@interface) (\\w+)");

  private ProjectModules() {}

  /** A top-level type. */
  record SourceType(String module, String packageName, String name, boolean isPublic) {
    boolean isInternal() {
      return ProjectModules.isInternal(packageName);
    }

    @Override
    public String toString() {
      return packageName + "." + name;
    }
  }

  /** Returns whether one segment of a package's name is {@code internal}. */
  static boolean isInternal(String packageName) {
    return List.of(packageName.split("\\.")).contains("internal");
  }

  /** Returns the modules of the root POM, without those that have no jar, such as the BOM. */
  static List<String> withJar() throws Exception {
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

  static Document pom(String module) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(ROOT.resolve(module).resolve("pom.xml").toFile());
  }

  /** Returns the text of the first element of a name, or an empty text. */
  static String text(Document pom, String element) {
    NodeList found = pom.getElementsByTagName(element);
    return found.getLength() == 0 ? "" : found.item(0).getTextContent().strip();
  }

  /** Returns the top-level types in the main code of all modules, without generated code. */
  static List<SourceType> types() throws Exception {
    List<SourceType> types = new ArrayList<>();
    for (String module : withJar()) {
      Path directory = ROOT.resolve(module).resolve("src/main/java");
      if (Files.isDirectory(directory)) {
        try (Stream<Path> files = Files.walk(directory)) {
          files
              .filter(file -> file.toString().endsWith(".java"))
              .filter(file -> !file.endsWith("package-info.java"))
              .sorted()
              .forEach(file -> types.add(type(module, file)));
        }
      }
    }
    return types;
  }

  private static SourceType type(String module, Path file) {
    try {
      String text = Files.readString(file);
      String name = file.getFileName().toString().replace(".java", "");
      Matcher packageName = PACKAGE.matcher(text);
      if (!packageName.find()) {
        throw new IllegalStateException("no package declaration: " + file);
      }
      boolean isPublic =
          PUBLIC_TYPE.matcher(text).results().anyMatch(found -> found.group(1).equals(name));
      return new SourceType(module, packageName.group(1), name, isPublic);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
