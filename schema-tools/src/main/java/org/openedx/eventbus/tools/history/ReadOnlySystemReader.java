package org.openedx.eventbus.tools.history;

import org.eclipse.jgit.lib.StoredConfig;
import org.eclipse.jgit.util.SystemReader;

/**
 * System reader that prevents JGit from writing to the user's home directory. JGit measures the
 * resolution of file timestamps and saves the result there; a program that only reads a repository
 * must not do so.
 */
final class ReadOnlySystemReader extends SystemReader.Delegate {
  private final StoredConfig jgitConfig = new InMemoryConfig();

  private ReadOnlySystemReader(SystemReader system) {
    super(system);
  }

  /**
   * Installs the reader for the JVM, because JGit has one instance, and returns it. A reader that
   * was set before is still delegated to.
   */
  static synchronized SystemReader use() {
    if (!(SystemReader.getInstance() instanceof ReadOnlySystemReader)) {
      SystemReader.setInstance(new ReadOnlySystemReader(SystemReader.getInstance()));
    }
    return SystemReader.getInstance();
  }

  @Override
  public StoredConfig getJGitConfig() {
    return jgitConfig;
  }

  /** Configuration that is kept in memory only. */
  private static final class InMemoryConfig extends StoredConfig {
    @Override
    public void load() {}

    @Override
    public void save() {}
  }
}
