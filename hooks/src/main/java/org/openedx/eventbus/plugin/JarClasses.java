package org.openedx.eventbus.plugin;

import java.io.IOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;

/**
 * The classes of the process, and behind them those of every jar with a plugin, for what a
 * configuration names. A class that is in two jars is in none, as nobody could tell which is meant.
 */
final class JarClasses extends ClassLoader {
  static {
    registerAsParallelCapable();
  }

  private final List<PluginClassLoader> jars;

  JarClasses(ClassLoader parent, List<PluginClassLoader> jars) {
    super(parent);
    this.jars = List.copyOf(jars);
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    String file = name.replace('.', '/') + ".class";
    List<PluginClassLoader> having =
        jars.stream().filter(jar -> jar.findResource(file) != null).toList();
    if (having.size() == 1) {
      return having.get(0).loadClass(name);
    }
    throw new ClassNotFoundException(
        having.isEmpty()
            ? "is neither on the class path nor in a jar with a plugin"
            : "is in " + having.size() + " jars: which is meant?");
  }

  @Override
  protected Enumeration<URL> findResources(String name) throws IOException {
    List<URL> found = new ArrayList<>();
    for (PluginClassLoader jar : jars) {
      found.addAll(Collections.list(jar.findResources(name)));
    }
    return Collections.enumeration(found);
  }
}
