package org.openedx.eventbus.testkit.simulation;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StringWriter;
import java.lang.reflect.Method;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** The simulation with a mutated engine: the changed classes are compiled in memory. */
final class MutatedEngine extends ClassLoader {
  private static final String ROOT = "org.openedx.eventbus.";
  private static final List<String> OWN =
      List.of(
          ROOT + "codec.internal.UnknownSchemaIds",
          ROOT + "consumer.internal.engine.",
          ROOT + "consumer.internal.offsets.",
          ROOT + "consumer.internal.parking.",
          ROOT + "consumer.internal.positions.",
          ROOT + "testkit.delivery.",
          ROOT + "testkit.simulation.");

  private final Map<String, byte[]> mutated;
  private final Method trouble;

  MutatedEngine(Mutation mutation) throws IOException, ReflectiveOperationException {
    super(MutatedEngine.class.getClassLoader());
    mutated = compile(sources(mutation));
    trouble = loadClass(Simulation.class.getName()).getMethod("trouble", long.class);
  }

  /** Returns the error of a seed; null if there is none. */
  String trouble(long seed) throws ReflectiveOperationException {
    return (String) trouble.invoke(null, seed);
  }

  private static List<JavaFileObject> sources(Mutation mutation) throws IOException {
    Map<Path, String> texts = new HashMap<>();
    for (Mutation.Change change : mutation.changes()) {
      String text = texts.get(change.file());
      if (text == null) {
        text = Files.readString(change.file());
      }
      int at = text.indexOf(change.old());
      if (at < 0 || text.indexOf(change.old(), at + 1) >= 0) {
        throw new AssertionError(
            "the mutation \"%s\" needs exactly one occurrence in %s of: %s"
                .formatted(mutation, change.file(), change.old()));
      }
      texts.put(change.file(), text.replace(change.old(), change.with()));
    }
    List<JavaFileObject> sources = new ArrayList<>();
    texts.forEach((file, text) -> sources.add(new Source(file, text)));
    return sources;
  }

  private static Map<String, byte[]> compile(List<JavaFileObject> sources) throws IOException {
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    StringWriter problems = new StringWriter();
    try (Output output = new Output(javac.getStandardFileManager(null, null, null))) {
      List<String> options =
          List.of("-proc:none", "-nowarn", "-cp", System.getProperty("java.class.path"));
      if (!javac.getTask(problems, output, null, options, null, sources).call()) {
        throw new AssertionError("a mutation does not compile: " + problems);
      }
      Map<String, byte[]> classes = new HashMap<>();
      output.classes.forEach((name, bytes) -> classes.put(name, bytes.toByteArray()));
      return classes;
    }
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (OWN.stream().noneMatch(name::startsWith)) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> known = findLoadedClass(name);
      return known != null ? known : define(name);
    }
  }

  private Class<?> define(String name) throws ClassNotFoundException {
    byte[] bytes = mutated.get(name);
    if (bytes == null) {
      String file = name.replace('.', '/') + ".class";
      try (InputStream in = getParent().getResourceAsStream(file)) {
        bytes = Objects.requireNonNull(in, file).readAllBytes();
      } catch (IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }
    return defineClass(name, bytes, 0, bytes.length);
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(Path file, String text) {
      super(URI.create("memory:///" + file.getFileName()), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }

  private static final class Output extends ForwardingJavaFileManager<JavaFileManager> {
    final Map<String, ByteArrayOutputStream> classes = new HashMap<>();

    Output(JavaFileManager manager) {
      super(manager);
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
        Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
      return new SimpleJavaFileObject(URI.create("memory:///" + name + kind.extension), kind) {
        @Override
        public OutputStream openOutputStream() {
          return classes.computeIfAbsent(name, any -> new ByteArrayOutputStream());
        }
      };
    }
  }
}
