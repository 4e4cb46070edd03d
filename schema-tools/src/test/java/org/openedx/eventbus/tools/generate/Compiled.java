package org.openedx.eventbus.tools.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.openedx.eventbus.event.EventType;

/** Classes compiled from sources with all warnings as errors, and loaded from a directory. */
final class Compiled {
  private final Path classes;
  private final ClassLoader loader;

  private Compiled(Path classes, ClassLoader loader) {
    this.classes = classes;
    this.loader = loader;
  }

  /** Compiles the sources below {@code java/}. */
  static Compiled of(GeneratedFiles files, Path classes) {
    return of(files.files(), classes, "");
  }

  /** Compiles every Java source of the map with {@code classPath} as additional class path. */
  static Compiled of(Map<String, String> sources, Path classes, String classPath) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    List<JavaFileObject> units = new ArrayList<>();
    sources.forEach(
        (path, text) -> {
          if (path.endsWith(".java")) {
            units.add(new Source(path, text));
          }
        });
    String seen = System.getProperty("java.class.path") + java.io.File.pathSeparator + classPath;
    List<String> options =
        List.of(
            "-Xlint:all,-path,-processing,-serial",
            "-Xdoclint:all,-missing",
            "-Werror",
            "-proc:none",
            "--release",
            "17",
            "-classpath",
            seen,
            "-d",
            classes.toString());
    boolean done = compiler.getTask(null, null, diagnostics, options, null, units).call();
    List<Diagnostic<? extends JavaFileObject>> found = diagnostics.getDiagnostics();
    assertThat(found).as("diagnostics").isEmpty();
    assertThat(done).isTrue();
    return new Compiled(classes, loader(classes));
  }

  /** Returns a class loader of the given directories and the libraries. */
  static ClassLoader loader(Path... directories) {
    URL[] urls = new URL[directories.length];
    for (int i = 0; i < urls.length; i++) {
      try {
        urls[i] = directories[i].toUri().toURL();
      } catch (MalformedURLException e) {
        throw new UncheckedIOException(e);
      }
    }
    return new URLClassLoader(urls, Compiled.class.getClassLoader());
  }

  Path classes() {
    return classes;
  }

  Class<?> type(String name) {
    try {
      return loader.loadClass(name);
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }

  /** Returns the value of an event type's constant. */
  @SuppressWarnings("unchecked")
  EventType<Object> eventType(String constants, String name) {
    try {
      return (EventType<Object>) type(constants).getField(name).get(null);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
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

  /** Creates a directory in another one. */
  static Path directory(Path parent, String name) {
    try {
      return Files.createDirectories(parent.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
