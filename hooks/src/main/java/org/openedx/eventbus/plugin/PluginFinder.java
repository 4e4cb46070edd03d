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
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.config.ConfigurationException;
import org.openedx.eventbus.hooks.internal.FailureText;

/** Finds the plugins of the class path and of the jars in a directory, in the order of names. */
final class PluginFinder {
  private static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

  /** The name of handlers without a name, and the prefix of the ids of handlers of topics. */
  private static final List<String> RESERVED_IDS = List.of("default", "topic");

  /** Limit of invalid entries in one jar: a service iterator may repeat the same error. */
  private static final int MAX_ERRORS = 100;

  private final ClassLoader parent;
  private final HostedPlugin.Deadlines deadlines;
  private final Map<String, String> sourceById = new HashMap<>();

  final List<HostedPlugin> plugins = new ArrayList<>();
  final List<PluginFailure> failures = new ArrayList<>();

  /** The class loaders of all jars that could be opened; the caller closes them. */
  final List<PluginClassLoader> loaders = new ArrayList<>();

  PluginFinder(ClassLoader parent, HostedPlugin.Deadlines deadlines) {
    this.parent = parent;
    this.deadlines = deadlines;
  }

  void findOnClassPath() {
    load(parent, "class path");
  }

  /**
   * @throws ConfigurationException if the directory cannot be read
   */
  void findInDirectory(Path directory) {
    List<Path> jars;
    try (Stream<Path> files = Files.list(directory)) {
      jars = files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    } catch (IOException | UncheckedIOException e) {
      throw new ConfigurationException(
          List.of("eventbus.plugins.dir: " + directory + " cannot be read as a directory"));
    }
    jars.forEach(this::findInJar);
  }

  private void findInJar(Path jar) {
    String source = String.valueOf(jar.getFileName());
    PluginClassLoader loader;
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      if (zip.getEntry(PluginClassLoader.SERVICE) == null) {
        fail(source, "contains no plugin: " + PluginClassLoader.SERVICE + " is missing", null);
        return;
      }
      loader = new PluginClassLoader(jar.toUri().toURL(), parent);
    } catch (IOException e) {
      fail(source, "cannot be read as a jar: " + e.getMessage(), e);
      return;
    }
    loaders.add(loader);
    if (!load(loader, source)) {
      fail(source, "contains no plugin: " + PluginClassLoader.SERVICE + " is empty", null);
    }
  }

  /** Returns whether the class loader has a plugin, even one that failed. */
  private boolean load(ClassLoader loader, String source) {
    Iterator<EventPlugin> services = ServiceLoader.load(EventPlugin.class, loader).iterator();
    boolean any = false;
    for (int errors = 0; errors < MAX_ERRORS; ) {
      try {
        if (!services.hasNext()) {
          break;
        }
        any = true;
        accept(services.next(), source);
      } catch (ServiceConfigurationError | LinkageError e) {
        any = true;
        errors++;
        fail(source, FailureText.of(e), e);
      }
    }
    return any;
  }

  private void accept(EventPlugin plugin, String source) {
    String className = plugin.getClass().getName();
    String id;
    String version;
    try {
      int api = plugin.apiVersion();
      if (api != EventPlugin.API_VERSION) {
        String reason =
            "%s was built against version %d of the plugin API, but this process has version %d;"
                + " use a build of the plugin for this version";
        fail(source, reason.formatted(className, api, EventPlugin.API_VERSION), null);
        return;
      }
      id = String.valueOf(plugin.id());
      version = String.valueOf(plugin.version());
    } catch (RuntimeException | Error e) {
      String reason = "%s: apiVersion(), id() or version() failed: %s";
      fail(source, reason.formatted(className, FailureText.of(e)), e);
      return;
    }
    if (!ID.matcher(id).matches() || RESERVED_IDS.contains(id)) {
      String reason =
          "%s: '%s' is not a plugin id; expected lower-case letters, digits and hyphens, and not %s"
              .formatted(className, id, String.join(" or ", RESERVED_IDS));
      fail(source, reason, null);
      return;
    }
    String other = sourceById.putIfAbsent(id, source);
    if (other != null) {
      fail(source, "plugin '" + id + "' is also in " + other + ", which is used instead", null);
      return;
    }
    plugins.add(new HostedPlugin(plugin, id, version, source, deadlines));
  }

  private void fail(String source, String reason, @Nullable Throwable cause) {
    failures.add(new PluginFailure(source, reason, cause));
  }
}
