package org.openedx.eventbus.it.evolution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.openedx.eventbus.event.EventType;

/** Sources, compiled without a single warning, and their classes. */
final class Compiled {
  private final ClassLoader loader;

  private Compiled(ClassLoader loader) {
    this.loader = loader;
  }

  /** Compiles what ends in {@code .java} against this class path. */
  static Compiled of(Map<String, String> sources, Path directory) {
    return of(sources, directory, Compiled.class.getClassLoader());
  }

  /** The same, to be run on other classes than those it was compiled against. */
  static Compiled of(Map<String, String> sources, Path directory, ClassLoader runOn) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    List<JavaFileObject> units = new ArrayList<>();
    sources.forEach(
        (path, text) -> {
          if (path.endsWith(".java")) {
            units.add(new Source(path, text));
          }
        });
    List<String> options =
        List.of(
            "-Xlint:all,-path,-processing,-serial",
            "-Werror",
            "-proc:none",
            "--release",
            "17",
            "-classpath",
            System.getProperty("java.class.path"),
            "-d",
            directory.toString());
    boolean done = compiler.getTask(null, null, diagnostics, options, null, units).call();
    assertThat(diagnostics.getDiagnostics()).isEmpty();
    assertThat(done).isTrue();
    try {
      URL[] urls = {directory.toUri().toURL()};
      return new Compiled(new URLClassLoader(urls, runOn));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  ClassLoader loader() {
    return loader;
  }

  EventType<?> constant(String className, String name) {
    try {
      return (EventType<?>) loader.loadClass(className).getField(name).get(null);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  Object instance(String className) {
    try {
      return loader.loadClass(className).getDeclaredConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  static Path directory(Path parent, String name) {
    try {
      return Files.createDirectories(parent.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String path, String text) {
      super(URI.create("string:///" + path), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
