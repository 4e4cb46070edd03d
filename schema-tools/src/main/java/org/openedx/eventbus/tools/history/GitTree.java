package org.openedx.eventbus.tools.history;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevTree;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.PathSuffixFilter;

/**
 * The schema files of a commit. Submodules and symbolic links are skipped: the former belong to
 * other repositories, the latter point to other files.
 */
final class GitTree {
  private final Repository repository;
  private final RevTree tree;
  private final String label;

  /**
   * @param label the prefix of file names, before the colon
   */
  GitTree(Repository repository, RevTree tree, String label) {
    this.repository = repository;
    this.tree = tree;
    this.label = label;
  }

  boolean hasDirectory(String path) throws IOException {
    if (path.isEmpty()) {
      return true;
    }
    try (TreeWalk walk = TreeWalk.forPath(repository, path, tree)) {
      return walk != null && walk.getFileMode(0) == FileMode.TREE;
    }
  }

  String label() {
    return label;
  }

  List<EarlierSchemaFile> read(Predicate<String> wanted) throws IOException {
    List<EarlierSchemaFile> files = new ArrayList<>();
    try (TreeWalk walk = new TreeWalk(repository)) {
      walk.addTree(tree);
      walk.setRecursive(true);
      walk.setFilter(PathSuffixFilter.create(EarlierSchemaFile.SUFFIX));
      while (walk.next()) {
        String path = walk.getPathString();
        FileMode mode = walk.getFileMode(0);
        boolean file = mode == FileMode.REGULAR_FILE || mode == FileMode.EXECUTABLE_FILE;
        if (file && wanted.test(path)) {
          ObjectLoader blob = walk.getObjectReader().open(walk.getObjectId(0));
          byte[] bytes =
              blob.getSize() > EarlierSchemaFile.MAX_BYTES ? new byte[0] : blob.getCachedBytes();
          files.add(EarlierSchemaFile.of(path, label + ":" + path, bytes));
        }
      }
    }
    return files;
  }
}
