package org.openedx.eventbus.tools.internal.history;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.revwalk.RevCommit;
import org.openedx.eventbus.tools.contract.Contract;
import org.openedx.eventbus.tools.contract.ContractTexts;

/** Git repository with a working tree that tests change. */
final class GitFolder implements AutoCloseable {
  private static final PersonIdent ADA = new PersonIdent("Ada", "ada@example.org");

  final Path root;
  final Git git;

  GitFolder(Path root) throws GitAPIException {
    this(root, Git.init().setDirectory(root.toFile()).setInitialBranch("main").call());
  }

  GitFolder(Path root, Git git) {
    this.root = root;
    this.git = git;
  }

  static String text(String eventType, int minorVersion) {
    return ContractTexts.of(eventType, minorVersion, "{\"name\": \"id\", \"type\": \"long\"}");
  }

  static List<Contract> contracts(String... eventTypes) {
    return java.util.Arrays.stream(eventTypes)
        .map(each -> Contract.parse(each + ".avsc", text(each, 0)))
        .toList();
  }

  GitFolder write(String path, String text) {
    try {
      Path file = root.resolve(path);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  GitFolder move(String from, String to) throws IOException {
    Files.createDirectories(root.resolve(to).getParent());
    Files.move(root.resolve(from), root.resolve(to));
    return this;
  }

  GitFolder delete(String path) throws IOException {
    Files.delete(root.resolve(path));
    return this;
  }

  RevCommit commit(String message) throws GitAPIException {
    git.add().addFilepattern(".").call();
    git.add().addFilepattern(".").setUpdate(true).call();
    return git.commit().setMessage(message).setAuthor(ADA).setCommitter(ADA).setSign(false).call();
  }

  Map<String, List<EarlierVersion>> at(String revision, String... today) {
    return History.git(root.resolve("schemas"), revision, Optional.empty())
        .versions(contracts(today));
  }

  @Override
  public void close() {
    git.close();
  }
}
