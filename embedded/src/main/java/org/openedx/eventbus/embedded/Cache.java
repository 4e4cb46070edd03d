package org.openedx.eventbus.embedded;

import java.nio.file.Path;

/** The directory that all runs of a user share. */
record Cache(Path directory) {

  static final String PROPERTY = "eventbus.embedded.cache.dir";

  static Cache ofUser() {
    String moved = System.getProperty(PROPERTY, "");
    Path directory =
        moved.isBlank()
            ? Path.of(System.getProperty("user.home"), ".cache", "openedx-eventbus")
            : Path.of(moved);
    return new Cache(directory.toAbsolutePath());
  }
}
