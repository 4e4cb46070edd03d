package org.openedx.eventbus.plugin;

import java.io.IOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;

/**
 * Class loader of the process and of all plugin jars, for classes that the configuration names.
 * Classes of the process take precedence. A class that several jars contain is not found, because
 * it would be unclear which one is meant.
 */
final class CombinedClassLoader extends ClassLoader {
  static {
    registerAsParallelCapable();
  }

  private final List<PluginClassLoader> jars;

  CombinedClassLoader(ClassLoader parent, List<PluginClassLoader> jars) {
    super(parent);
    this.jars = List.copyOf(jars);
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    String file = name.replace('.', '/') + ".class";
    List<PluginClassLoader> found =
        jars.stream().filter(jar -> jar.findResource(file) != null).toList();
    if (found.size() == 1) {
      return found.get(0).loadClass(name);
    }
    throw new ClassNotFoundException(
        found.isEmpty()
            ? "found neither on the class path nor in a plugin jar"
            : "found in " + found.size() + " plugin jars; remove it from all but one");
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
