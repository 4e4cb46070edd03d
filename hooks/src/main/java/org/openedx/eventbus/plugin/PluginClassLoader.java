package org.openedx.eventbus.plugin;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;

/**
 * Class loader of one plugin jar. Its parent is the class loader of the process, whose classes take
 * precedence: all plugins share the event bus, and each has its own copy of other libraries in its
 * jar.
 */
final class PluginClassLoader extends URLClassLoader {
  static final String SERVICE = "META-INF/services/" + EventPlugin.class.getName();

  static {
    registerAsParallelCapable();
  }

  PluginClassLoader(URL jar, ClassLoader parent) {
    super(new URL[] {jar}, parent);
  }

  /** Excludes the plugins of the class path, which are loaded separately. */
  @Override
  public Enumeration<URL> getResources(String name) throws IOException {
    return name.equals(SERVICE) ? findResources(name) : super.getResources(name);
  }

  /**
   * Class loader of the process and of all plugin jars, for classes that the configuration names.
   * Classes of the process take precedence. A class that several jars contain is not found, because
   * it would be unclear which one is meant.
   */
  static final class Combined extends ClassLoader {
    static {
      registerAsParallelCapable();
    }

    private final List<PluginClassLoader> jars;

    Combined(ClassLoader parent, List<PluginClassLoader> jars) {
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
}
