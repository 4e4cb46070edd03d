package org.openedx.eventbus.plugin;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Enumeration;

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
}
