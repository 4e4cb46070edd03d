package org.openedx.eventbus.it.evolution;

import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;

/**
 * Class loader that finds the classes of some packages only in a directory, not on the class path.
 */
final class IsolatingClassLoader extends URLClassLoader {
  private final String packagePrefix;

  IsolatingClassLoader(String packagePrefix, Path directory, Class<?> neighbour) {
    super(new URL[] {url(directory)}, neighbour.getClassLoader());
    this.packagePrefix = packagePrefix;
  }

  private static URL url(Path directory) {
    try {
      return directory.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException(e);
    }
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (!name.startsWith(packagePrefix)) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      return loaded == null ? findClass(name) : loaded;
    }
  }
}
