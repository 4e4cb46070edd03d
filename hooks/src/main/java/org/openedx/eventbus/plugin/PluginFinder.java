package org.openedx.eventbus.plugin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.openedx.eventbus.config.ConfigurationException;

/** Looks for plugins, first on the class path, then in the jars of a directory, by name. */
final class PluginFinder {
  private static final String CLASS_PATH = "class path";
  private static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

  /** Handlers of these names are somebody else's. */
  private static final List<String> RESERVED = List.of("default", "topic");

  private static final int MOST_ERRORS = 100;

  private final ClassLoader parent;
  private final List<HostedPlugin> plugins = new ArrayList<>();
  private final List<PluginFailure> failures = new ArrayList<>();
  private final List<PluginClassLoader> loaders = new ArrayList<>();
  private final Map<String, String> sources = new HashMap<>();

  PluginFinder(ClassLoader parent) {
    this.parent = parent;
  }

  List<HostedPlugin> plugins() {
    return plugins;
  }

  List<PluginFailure> failures() {
    return failures;
  }

  /** One for each jar that could be opened; whoever asks closes them. */
  List<PluginClassLoader> loaders() {
    return loaders;
  }

  void onClassPath() {
    load(parent, CLASS_PATH);
  }

  /**
   * @throws ConfigurationException when there is no such directory
   */
  void inDirectory(Path directory) {
    List<Path> jars;
    try (Stream<Path> files = Files.list(directory)) {
      jars = files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    } catch (IOException e) {
      throw new ConfigurationException(
          List.of("eventbus.plugins.dir: " + directory + " cannot be read as a directory"));
    }
    jars.forEach(this::inJar);
  }

  private void inJar(Path jar) {
    String source = String.valueOf(jar.getFileName());
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      if (zip.getEntry(PluginClassLoader.SERVICE) == null) {
        fail(source, "announces no plugin: there is no " + PluginClassLoader.SERVICE, null);
        return;
      }
    } catch (IOException e) {
      fail(source, "cannot be read as a jar: " + e.getMessage(), e);
      return;
    }
    PluginClassLoader loader;
    try {
      loader = new PluginClassLoader(jar.toUri().toURL(), parent);
    } catch (java.net.MalformedURLException e) {
      throw new UncheckedIOException(e);
    }
    loaders.add(loader);
    if (!load(loader, source)) {
      fail(source, "announces no plugin: " + PluginClassLoader.SERVICE + " is empty", null);
    }
  }

  /** Whether there was one, or something wrong with it. */
  private boolean load(ClassLoader loader, String source) {
    Iterator<EventPlugin> services = ServiceLoader.load(EventPlugin.class, loader).iterator();
    boolean any = false;
    for (int errors = 0; errors < MOST_ERRORS; ) {
      try {
        if (!services.hasNext()) {
          break;
        }
        any = true;
        accept(services.next(), source);
      } catch (ServiceConfigurationError | LinkageError e) {
        any = true;
        errors++;
        fail(source, Reasons.of(e), e);
      }
    }
    return any;
  }

  private void accept(EventPlugin plugin, String source) {
    String name = plugin.getClass().getName();
    String id;
    String version;
    try {
      int api = plugin.apiVersion();
      if (api != EventPlugin.API_VERSION) {
        fail(
            source,
            name
                + " is built against version "
                + api
                + " of the plugin API, and this is version "
                + EventPlugin.API_VERSION
                + ": take a build of it for this one",
            null);
        return;
      }
      id = String.valueOf(plugin.id());
      version = String.valueOf(plugin.version());
    } catch (RuntimeException e) {
      fail(source, name + " does not say what it is: " + Reasons.of(e), e);
      return;
    }
    if (!ID.matcher(id).matches() || RESERVED.contains(id)) {
      fail(
          source,
          name
              + ": '"
              + id
              + "' cannot be an id: lower-case letters, digits and dashes, other than "
              + String.join(" and ", RESERVED),
          null);
      return;
    }
    String other = sources.putIfAbsent(id, source);
    if (other != null) {
      fail(source, "has a plugin called " + id + ", as " + other + " has, which is run", null);
      return;
    }
    plugins.add(new HostedPlugin(plugin, id, version, source));
  }

  private void fail(String source, String reason, @org.jspecify.annotations.Nullable Throwable e) {
    failures.add(new PluginFailure(source, reason, e));
  }
}
