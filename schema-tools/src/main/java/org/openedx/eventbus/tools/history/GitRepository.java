package org.openedx.eventbus.tools.history;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.revwalk.filter.RevFilter;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.util.SystemReader;

/** A repository to look up revisions in. What is not found is said with the way out. */
final class GitRepository implements AutoCloseable {
  private static final String MERGE_BASE = "...";

  private final Repository repository;
  private final Path start;

  private GitRepository(Repository repository, Path start) {
    this.repository = repository;
    this.start = start;
  }

  /**
   * The repository of the environment, else that around a directory: also of a linked worktree or a
   * submodule, whose {@code .git} is a file.
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
              + " is in no git repository: check it out with git, or compare with 'released' or"
              + " 'dir:PATH'");
    }
    return new GitRepository(builder.build(), start);
  }

  Repository objects() {
    return repository;
  }

  /**
   * The path of the directory from the root of the working tree, with slashes; empty where it is in
   * none, as with a bare repository.
   */
  Optional<String> ownPath() throws IOException {
    Path own = start.toRealPath();
    for (Path each = own; each != null; each = each.getParent()) {
      if (Files.exists(each.resolve(Constants.DOT_GIT))) {
        return Optional.of(SchemaFiles.relative(each, own));
      }
    }
    return Optional.empty();
  }

  /** The commit that a revision names, or the merge base of two. */
  RevCommit commit(String revision) throws IOException {
    int dots = revision.indexOf(MERGE_BASE);
    try (RevWalk walk = new RevWalk(repository)) {
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
            "git:" + revision + ": the two have no common ancestor here" + wholeHistory());
      }
      return walk.parseCommit(base);
    }
  }

  private RevCommit find(RevWalk walk, String revision) throws IOException {
    try {
      ObjectId id = repository.resolve(revision + "^{commit}");
      if (id == null) {
        throw missing(revision);
      }
      return walk.parseCommit(id);
    } catch (MissingObjectException e) {
      throw missing(revision);
    } catch (IncorrectObjectTypeException e) {
      throw new HistoryUnavailableException("git:" + revision + ": names something, but no commit");
    } catch (IllegalArgumentException e) {
      throw new HistoryUnavailableException(
          "git:"
              + revision
              + ": is no revision of git"
              + (revision.contains("..") ? "; the merge base of two is A...B" : ""));
    }
  }

  private HistoryUnavailableException missing(String revision) throws IOException {
    String way = "; fetch it: git fetch origin " + revision.replaceFirst("^origin/", "");
    if (repository.exactRef(Constants.R_REMOTES + "origin/" + revision) != null) {
      way = "; did you mean git:origin/" + revision + "?";
    } else if (repository.resolve(Constants.HEAD) == null) {
      way = ", which has no commit yet";
    } else if (isShallow()) {
      way = wholeHistory();
    }
    return new HistoryUnavailableException(
        "git:" + revision + ": there is no such revision in " + directory() + way);
  }

  private boolean isShallow() throws IOException {
    return !repository.getObjectDatabase().getShallowCommits().isEmpty();
  }

  private String wholeHistory() throws IOException {
    return isShallow()
        ? "; this is a shallow clone: fetch the whole history (git fetch --unshallow --tags origin;"
            + " with GitHub's actions/checkout fetch-depth: 0)"
        : "";
  }

  private File directory() {
    return repository.getDirectory();
  }

  @Override
  public void close() {
    repository.close();
  }
}
