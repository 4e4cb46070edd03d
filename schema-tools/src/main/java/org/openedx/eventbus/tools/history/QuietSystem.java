package org.openedx.eventbus.tools.history;

import org.eclipse.jgit.lib.StoredConfig;
import org.eclipse.jgit.util.SystemReader;

/**
 * The system as JGit sees it, but for what JGit writes down of it: it measures how exact the times
 * of files are and keeps that in the user's home, which is no business of those who only read.
 */
final class QuietSystem extends SystemReader.Delegate {
  private final StoredConfig forgotten = new Forgotten();

  private QuietSystem(SystemReader system) {
    super(system);
  }

  /** JGit asks one system for the whole JVM; what others have set there goes on to be asked. */
  static synchronized SystemReader use() {
    if (!(SystemReader.getInstance() instanceof QuietSystem)) {
      SystemReader.setInstance(new QuietSystem(SystemReader.getInstance()));
    }
    return SystemReader.getInstance();
  }

  @Override
  public StoredConfig getJGitConfig() {
    return forgotten;
  }

  /** Kept as long as the JVM. */
  private static final class Forgotten extends StoredConfig {
    @Override
    public void load() {}

    @Override
    public void save() {}
  }
}
