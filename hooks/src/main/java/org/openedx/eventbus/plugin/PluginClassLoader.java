package org.openedx.eventbus.plugin;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Enumeration;

/**
 * The classes of one jar, below those of the process, which win: the bus is the same for all, what
 * a jar brings besides is its own.
 */
final class PluginClassLoader extends URLClassLoader {
  static final String SERVICE = "META-INF/services/" + EventPlugin.class.getName();

  static {
    registerAsParallelCapable();
  }

  PluginClassLoader(URL jar, ClassLoader parent) {
    super(new URL[] {jar}, parent);
  }

  /** Plugins of the class path are announced there, and not once more by each jar. */
  @Override
  public Enumeration<URL> getResources(String name) throws IOException {
    return name.equals(SERVICE) ? findResources(name) : super.getResources(name);
  }
}
