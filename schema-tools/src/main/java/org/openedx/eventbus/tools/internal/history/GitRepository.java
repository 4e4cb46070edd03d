package org.openedx.eventbus.tools.internal.history;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.StoredConfig;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.revwalk.filter.RevFilter;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.util.SystemReader;
import org.openedx.eventbus.tools.history.HistoryUnavailableException;

/** Git repository in which revisions are resolved. Errors suggest how to get a missing revision. */
record GitRepository(Repository objects, Path start) implements AutoCloseable {
  private static final String MERGE_BASE = "...";

  /**
   * Opens the repository that the environment names, or else the one that contains a directory. A
   * linked worktree or a submodule, whose {@code .git} is a file, is supported.
   */
  static GitRepository open(Path start, SystemReader environment) throws IOException {
    FileRepositoryBuilder builder =
        new FileRepositoryBuilder().setMustExist(true).readEnvironment(environment);
    if (builder.getGitDir() == null) {
      builder.findGitDir(start.toAbsolutePath().toFile());
    }
    if (builder.getGitDir() == null) {
      throw new HistoryUnavailableException(
          start.toAbsolutePath().normalize()
              + " is not in a git repository; clone it with git, or compare with 'released' or"
              + " 'dir:PATH'");
    }
    return new GitRepository(builder.build(), start);
  }

  /**
   * Returns the path of the module from the root of the working tree, with slashes. It is empty if
   * the module is in no working tree, for example with a bare repository.
   */
  Optional<String> modulePath() throws IOException {
    Path module = start.toRealPath();
    for (Path each = module; each != null; each = each.getParent()) {
      if (Files.exists(each.resolve(Constants.DOT_GIT))) {
        return Optional.of(EarlierSchemaFile.relative(each, module));
      }
    }
    return Optional.empty();
  }

  /** Returns the commit of a revision, or the merge base of two ({@code A...B}). */
  RevCommit commit(String revision) throws IOException {
    int dots = revision.indexOf(MERGE_BASE);
    try (RevWalk walk = new RevWalk(objects)) {
      if (dots < 0) {
        return find(walk, revision);
      }
      String other = revision.substring(dots + MERGE_BASE.length());
      walk.setRevFilter(RevFilter.MERGE_BASE);
      walk.markStart(find(walk, revision.substring(0, dots)));
      walk.markStart(find(walk, other.isEmpty() ? Constants.HEAD : other));
      RevCommit base = walk.next();
      if (base == null) {
        throw new HistoryUnavailableException(
            "git:" + revision + ": the two revisions have no common ancestor" + fetchHint());
      }
      return walk.parseCommit(base);
    }
  }

  private RevCommit find(RevWalk walk, String revision) throws IOException {
    try {
      ObjectId id = objects.resolve(revision + "^{commit}");
      if (id == null) {
        throw missing(revision);
      }
      return walk.parseCommit(id);
    } catch (MissingObjectException e) {
      throw missing(revision);
    } catch (IncorrectObjectTypeException e) {
      throw new HistoryUnavailableException("git:" + revision + ": not a commit");
    } catch (IllegalArgumentException e) {
      throw new HistoryUnavailableException(
          "git:%s: not a valid revision%s"
              .formatted(
                  revision,
                  revision.contains("..") ? "; the merge base of two revisions is A...B" : ""));
    }
  }

  private HistoryUnavailableException missing(String revision) throws IOException {
    String hint = "; fetch it: git fetch origin " + revision.replaceFirst("^origin/", "");
    if (objects.exactRef(Constants.R_REMOTES + "origin/" + revision) != null) {
      hint = "; did you mean git:origin/" + revision + "?";
    } else if (objects.resolve(Constants.HEAD) == null) {
      hint = ", which has no commit yet";
    } else if (isShallow()) {
      hint = fetchHint();
    }
    return new HistoryUnavailableException(
        "git:%s: revision not found in %s%s".formatted(revision, objects.getDirectory(), hint));
  }

  private boolean isShallow() throws IOException {
    return !objects.getObjectDatabase().getShallowCommits().isEmpty();
  }

  private String fetchHint() throws IOException {
    return isShallow()
        ? "; this is a shallow clone: fetch the whole history (git fetch --unshallow --tags origin;"
            + " with GitHub's actions/checkout fetch-depth: 0)"
        : "";
  }

  @Override
  public void close() {
    objects.close();
  }

  /**
   * System reader that prevents JGit from writing to the user's home directory. JGit measures the
   * resolution of file timestamps and saves the result there; a program that only reads a
   * repository must not do so.
   */
  static final class ReadOnlySystemReader extends SystemReader.Delegate {
    /** Configuration that is kept in memory only. */
    private final StoredConfig jgitConfig =
        new StoredConfig() {
          @Override
          public void load() {}

          @Override
          public void save() {}
        };

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
  }
}
