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

/** Java sources that were compiled without warnings, and the loader of their classes. */
final class CompiledSources {
  private final ClassLoader loader;

  private CompiledSources(ClassLoader loader) {
    this.loader = loader;
  }

  /** Compiles the files that end in {@code .java} against the class path. */
  static CompiledSources of(Map<String, String> sources, Path directory) {
    return of(sources, directory, CompiledSources.class.getClassLoader());
  }

  /** Compiles against the class path, and loads the classes with another parent than that. */
  static CompiledSources of(Map<String, String> sources, Path directory, ClassLoader runOn) {
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
      return new CompiledSources(new URLClassLoader(urls, runOn));
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
