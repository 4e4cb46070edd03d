package org.openedx.eventbus.cli.bus;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Jar with a plugin, compiled from sources. */
final class PluginJar {
  private static final String SERVICE = "META-INF/services/org.openedx.eventbus.plugin.EventPlugin";

  private final Map<String, String> sources = new LinkedHashMap<>();
  private final List<String> announced = new ArrayList<>();
  private final List<String> leftOut = new ArrayList<>();

  /** Creates a jar with one plugin and its service file. */
  static PluginJar of(String className, String source) {
    return new PluginJar().with(className, source).announcing(className);
  }

  /** Adds a class. */
  PluginJar with(String className, String source) {
    sources.put(className, source);
    return this;
  }

  PluginJar announcing(String className) {
    announced.add(className);
    return this;
  }

  /** Compiles a class, but leaves it out of the jar. */
  PluginJar without(String className) {
    leftOut.add(className);
    return this;
  }

  Path in(Path directory, String name) throws IOException {
    Path classes = Files.createTempDirectory("plugin-classes");
    try {
      compile(classes);
      Files.createDirectories(directory);
      Path jar = directory.resolve(name);
      write(classes, jar);
      return jar;
    } finally {
      delete(classes);
    }
  }

  private void compile(Path classes) {
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    List<String> options =
        List.of(
            "--release",
            "17",
            "-proc:none",
            "-classpath",
            System.getProperty("java.class.path"),
            "-d",
            classes.toString());
    List<Source> units = new ArrayList<>();
    sources.forEach((name, text) -> units.add(new Source(name, text)));
    boolean done =
        ToolProvider.getSystemJavaCompiler()
            .getTask(null, null, diagnostics, options, null, units)
            .call();
    if (!done) {
      throw new AssertionError(diagnostics.getDiagnostics().toString());
    }
  }

  private void write(Path classes, Path jar) throws IOException {
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file);
        Stream<Path> compiled = Files.walk(classes)) {
      for (Path each : compiled.filter(Files::isRegularFile).sorted().toList()) {
        String entry = classes.relativize(each).toString().replace('\\', '/');
        String name = entry.replace('/', '.').replaceAll("(\\$.*)?\\.class$", "");
        if (!leftOut.contains(name)) {
          out.putNextEntry(new JarEntry(entry));
          Files.copy(each, out);
        }
      }
      if (!announced.isEmpty()) {
        out.putNextEntry(new JarEntry(SERVICE));
        out.write(String.join("\n", announced).getBytes(UTF_8));
      }
    }
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> all = Files.walk(directory)) {
      for (Path each : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String className, String text) {
      super(URI.create("string:///" + className.replace('.', '/') + ".java"), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
