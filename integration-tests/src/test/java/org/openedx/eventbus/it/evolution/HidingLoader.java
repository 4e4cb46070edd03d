package org.openedx.eventbus.it.evolution;

import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;

/** Loads the classes of some packages from a directory, as if the class path had no others. */
final class HidingLoader extends URLClassLoader {
  private final String hidden;

  HidingLoader(String hidden, Path directory, Class<?> neighbour) {
    super(new URL[] {url(directory)}, neighbour.getClassLoader());
    this.hidden = hidden;
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
    if (!name.startsWith(hidden)) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      return loaded == null ? findClass(name) : loaded;
    }
  }
}
