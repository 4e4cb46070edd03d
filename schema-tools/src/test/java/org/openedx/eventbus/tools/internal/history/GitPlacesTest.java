package org.openedx.eventbus.tools.internal.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.util.SystemReader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openedx.eventbus.tools.history.HistoryUnavailableException;

/** Layouts of repositories, for example shallow, packed, bare or linked. */
class GitPlacesTest {
  private static final String CART = "com.acme.shop.cart.filled.v1";
  private static final String FILE = "schemas/src/main/contracts/" + CART + ".avsc";

  @TempDir Path directory;

  private GitFolder origin;

  @BeforeEach
  void createRepository() throws Exception {
    origin = new GitFolder(Files.createDirectory(directory.resolve("origin")));
    origin.write(FILE, GitFolder.text(CART, 1)).commit("first");
    origin.git.tag().setName("old").setAnnotated(false).call();
    origin.write(FILE, GitFolder.text(CART, 2)).commit("second");
  }

  @AfterEach
  void close() {
    origin.close();
  }

  private static int minor(Map<String, List<EarlierVersion>> versions) {
    assertThat(versions).containsOnlyKeys(CART);
    return versions
        .get(CART)
        .get(0)
        .content()
        .source()
        .orElseThrow()
        .root()
        .at("/event/minorVersion")
        .asInt();
  }

  private static int minorAt(Path module, String revision, SystemReader environment) {
    return minor(
        new GitHistory(module, revision, Optional.empty(), environment)
            .versions(GitFolder.contracts(CART)));
  }

  private static int minorAt(Path module, String revision) {
    return minorAt(module, revision, SystemReader.getInstance());
  }

  @Test
  void repositoryIsFoundFromAnySubdirectory() {
    assertThat(minorAt(origin.root.resolve("schemas/src/main/contracts"), "HEAD")).isEqualTo(2);
    assertThat(minorAt(origin.root, "old")).isEqualTo(1);
  }

  @Test
  void detachedHeadIsRead() throws Exception {
    origin.git.checkout().setName("old").call();

    assertThat(minorAt(origin.root, "HEAD")).isEqualTo(1);
    assertThat(minorAt(origin.root, "main")).isEqualTo(2);
  }

  @Test
  void missingCommitOfShallowCloneSuggestsUnshallow() throws Exception {
    Path shallow = directory.resolve("shallow");
    try (Git clone =
        Git.cloneRepository()
            .setURI(origin.root.toUri().toString())
            .setDirectory(shallow.toFile())
            .setDepth(1)
            .setNoTags()
            .call()) {
      assertThat(clone.getRepository().getObjectDatabase().getShallowCommits()).isNotEmpty();
    }

    assertThat(minorAt(shallow, "origin/main")).isEqualTo(2);
    for (String revision : List.of("old", "HEAD~1", "HEAD~1...")) {
      assertThatThrownBy(() -> minorAt(shallow, revision))
          .as(revision)
          .isInstanceOf(HistoryUnavailableException.class)
          .message()
          .contains("shallow clone", "fetch-depth: 0", "git fetch --unshallow")
          .doesNotContain("\n");
    }
  }

  @Test
  void linkedWorktreeIsRead() throws Exception {
    Path linked = directory.resolve("linked");
    Path gitDirectory = origin.root.resolve(".git/worktrees/linked");
    // The files that "git worktree add" creates.
    Files.createDirectories(gitDirectory);
    Files.writeString(
        gitDirectory.resolve("HEAD"), origin.git.getRepository().resolve("old").name() + "\n");
    Files.writeString(gitDirectory.resolve("commondir"), "../..\n");
    Files.writeString(gitDirectory.resolve("gitdir"), linked.resolve(".git") + "\n");
    Files.createDirectories(linked.resolve("schemas"));
    Files.writeString(linked.resolve(".git"), "gitdir: " + gitDirectory + "\n");

    assertThat(minorAt(linked.resolve("schemas"), "HEAD")).isEqualTo(1);
    assertThat(minorAt(linked.resolve("schemas"), "main")).isEqualTo(2);
  }

  @Test
  void submoduleIsReadAsSeparateRepository() throws Exception {
    GitFolder outer = new GitFolder(Files.createDirectory(directory.resolve("outer")));
    try (outer) {
      outer.write("README", "outer").commit("outer");
      outer
          .git
          .submoduleAdd()
          .setPath("events")
          .setURI(origin.root.toUri().toString())
          .call()
          .close();
      outer.commit("with a submodule");

      assertThat(outer.root.resolve("events/.git")).isRegularFile();
      assertThat(minorAt(outer.root.resolve("events/schemas"), "HEAD~1")).isEqualTo(1);
      assertThat(
              new GitHistory(outer.root, "HEAD", Optional.empty(), SystemReader.getInstance())
                  .versions(GitFolder.contracts(CART)))
          .isEmpty();
    }
  }

  @Test
  void gitDirVariableSelectsRepository() throws Exception {
    Path bare = directory.resolve("bare.git");
    Git.cloneRepository()
        .setURI(origin.root.toUri().toString())
        .setDirectory(bare.toFile())
        .setBare(true)
        .call()
        .close();
    Path elsewhere = Files.createDirectory(directory.resolve("elsewhere"));
    SystemReader environment = new Environment(Map.of("GIT_DIR", bare.toString()));

    assertThat(minorAt(elsewhere, "main", environment)).isEqualTo(2);
    assertThat(minorAt(elsewhere, "old", environment)).isEqualTo(1);
    assertThatThrownBy(
            () ->
                minorAt(
                    elsewhere, "main", new Environment(Map.of("GIT_DIR", elsewhere.toString()))))
        .isInstanceOf(HistoryUnavailableException.class);
  }

  @Test
  void directoryOutsideRepositoryIsRejected() throws Exception {
    Path alone = Files.createDirectory(directory.resolve("alone"));
    SystemReader environment =
        new Environment(Map.of("GIT_CEILING_DIRECTORIES", directory.toString()));

    assertThatThrownBy(() -> minorAt(alone, "main", environment))
        .isInstanceOf(HistoryUnavailableException.class)
        .message()
        .startsWith(alone + " is not in a git repository")
        .contains("released");
  }

  @Test
  void emptyRepositoryIsRejected() throws Exception {
    try (GitFolder empty = new GitFolder(Files.createDirectory(directory.resolve("empty")))) {
      assertThatThrownBy(() -> minorAt(empty.root, "HEAD"))
          .hasMessageContaining("which has no commit yet");
    }
  }

  @Test
  void packedObjectsAreRead() throws Exception {
    origin.git.gc().call();

    assertThat(minorAt(origin.root, "old")).isEqualTo(1);
  }

  @Test
  void pathWithBlanksAndUnicodeIsRead() throws Exception {
    Path moved = directory.resolve("Ünïcode and blanks +");
    Files.move(origin.root, moved);

    assertThat(minorAt(moved.resolve("schemas"), "old")).isEqualTo(1);
  }

  /** System reader with the environment variables of a test. */
  private static final class Environment extends SystemReader.Delegate {
    private final Map<String, String> variables = new HashMap<>();

    Environment(Map<String, String> variables) {
      super(SystemReader.getInstance());
      this.variables.putAll(variables);
    }

    @Override
    public String getenv(String variable) {
      return variables.get(variable);
    }
  }
}
