package org.openedx.eventbus.tools.internal.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.revwalk.RevCommit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openedx.eventbus.tools.history.HistoryUnavailableException;

class GitHistoryTest {
  private static final String CART = "com.acme.shop.cart.filled.v1";
  private static final String ORDER = "com.acme.shop.order.placed.v1";
  private static final String BILL = "com.acme.shop.bill.paid.v1";
  private static final String CONTRACTS = "schemas/src/main/contracts/";

  @TempDir Path directory;

  private GitFolder folder;
  private RevCommit first;

  @BeforeEach
  void createRepository() throws Exception {
    folder = new GitFolder(directory);
    folder.write(CONTRACTS + "shop/" + CART + ".avsc", GitFolder.text(CART, 3));
    first = folder.commit("first");
    folder.git.tag().setName("v1.4.0").setAnnotated(true).setMessage("a").setSigned(false).call();
    folder.write(CONTRACTS + "shop/" + CART + ".avsc", GitFolder.text(CART, 4));
    folder.commit("second");
  }

  @AfterEach
  void close() {
    folder.close();
  }

  private static int minor(EarlierVersion version) {
    return version.content().source().orElseThrow().root().at("/event/minorVersion").asInt();
  }

  @Test
  void everySpellingOfRevisionReadsItsCommit() throws Exception {
    folder.git.branchCreate().setName("old/stable").setStartPoint(first).call();

    for (String revision :
        List.of(
            "v1.4.0",
            "old/stable",
            "HEAD~1",
            "main^",
            first.name(),
            first.name().substring(0, 9))) {
      Map<String, List<EarlierVersion>> versions = folder.at(revision, CART);

      assertThat(versions).as(revision).containsOnlyKeys(CART);
      EarlierVersion version = versions.get(CART).get(0);
      assertThat(minor(version)).isEqualTo(3);
      assertThat(version.name()).isEqualTo("git " + revision);
      assertThat(version.content().location().toString())
          .isEqualTo(revision + ":" + CONTRACTS + "shop/" + CART + ".avsc:1:1");
    }
    assertThat(minor(folder.at("HEAD", CART).get(CART).get(0))).isEqualTo(4);
  }

  @Test
  void workingTreeIsNeitherReadNorChanged() throws Exception {
    Path file = directory.resolve(CONTRACTS + "shop/" + CART + ".avsc");
    Files.writeString(file, "edited");

    assertThat(minor(folder.at("HEAD", CART).get(CART).get(0))).isEqualTo(4);
    assertThat(file).hasContent("edited");
  }

  @Test
  void threeDotsResolveToMergeBase() throws Exception {
    RevCommit base =
        folder.git.getRepository().parseCommit(folder.git.getRepository().resolve("HEAD"));
    folder.git.checkout().setCreateBranch(true).setName("work").call();
    folder.write(CONTRACTS + "shop/" + ORDER + ".avsc", GitFolder.text(ORDER, 0)).commit("mine");
    folder.git.checkout().setName("main").call();
    folder.write(CONTRACTS + "shop/" + BILL + ".avsc", GitFolder.text(BILL, 0)).commit("theirs");
    folder.git.checkout().setName("work").call();

    for (String revision : List.of("main...", "main...work", "work...main")) {
      Map<String, List<EarlierVersion>> versions = folder.at(revision, CART, ORDER);

      assertThat(versions).as(revision).containsOnlyKeys(CART);
      assertThat(versions.get(CART).get(0).content().location().file())
          .startsWith(base.abbreviate(10).name() + ":");
    }
    assertThat(folder.at("main", CART, ORDER)).containsOnlyKeys(CART, BILL);
  }

  @Test
  void movedContractIsFound() throws Exception {
    folder.write("attic/" + ORDER + ".avsc", GitFolder.text(ORDER, 7)).commit("an order elsewhere");
    folder.move(CONTRACTS + "shop/" + CART + ".avsc", CONTRACTS + "moved.avsc");
    folder.move("attic/" + ORDER + ".avsc", CONTRACTS + ORDER + ".avsc").commit("move");

    Map<String, List<EarlierVersion>> versions = folder.at("HEAD~1", CART, ORDER);

    assertThat(versions).containsOnlyKeys(CART, ORDER);
    assertThat(minor(versions.get(ORDER).get(0))).isEqualTo(7);
    assertThat(minor(versions.get(CART).get(0))).isEqualTo(4);
  }

  @Test
  void deletedContractIsFoundAndOtherModulesAreIgnored() throws Exception {
    folder.write(CONTRACTS + "shop/" + ORDER + ".avsc", GitFolder.text(ORDER, 0));
    folder.write("other/src/main/contracts/" + BILL + ".avsc", GitFolder.text(BILL, 0));
    folder.commit("more");
    folder.delete(CONTRACTS + "shop/" + ORDER + ".avsc").commit("less");

    assertThat(folder.at("HEAD~1", CART)).containsOnlyKeys(CART, ORDER);
  }

  @Test
  void deletedContractsOfMovedModuleAreFound() throws Exception {
    folder.write("events/src/main/contracts/a/" + ORDER + ".avsc", GitFolder.text(ORDER, 0));
    folder.write("events/src/main/contracts/b/" + BILL + ".avsc", GitFolder.text(BILL, 0));
    String fine = "com.acme.shop.fine.paid.v1";
    folder.write("events/src/main/contracts/b/" + fine + ".avsc", GitFolder.text(fine, 0));
    RevCommit before = folder.commit("another module");
    folder.write("contracts/" + ORDER + ".avsc", "").commit("moved");

    Map<String, List<EarlierVersion>> versions =
        History.git(
                Files.createDirectories(directory.resolve("contracts")),
                before.name(),
                Optional.empty())
            .versions(GitFolder.contracts(ORDER, BILL));

    assertThat(versions).containsOnlyKeys(ORDER, BILL, fine);
  }

  @Test
  void filesOtherThanContractsAreIgnored() throws Exception {
    folder.write("schemas/released/" + CART + "/0.avsc", GitFolder.text(CART, 0));
    folder.write("schemas/src/test/resources/" + ORDER + ".avsc", GitFolder.text(ORDER, 0));
    folder.write("schemas/target/classes/" + BILL + ".avsc", GitFolder.text(BILL, 0));
    folder.write(
        "schemas/src/main/avro/point.avsc",
        "{\"type\": \"record\", \"name\": \"Point\", \"namespace\": \"com.acme\", \"fields\": []}");
    folder.commit("noise");

    Map<String, List<EarlierVersion>> versions = folder.at("HEAD", CART);

    assertThat(versions).containsOnlyKeys(CART);
    assertThat(versions.get(CART)).hasSize(1);
  }

  @Test
  void onlyNamedDirectoryOfRevisionIsRead() throws Exception {
    folder.write("a/" + CART + ".avsc", GitFolder.text(CART, 8));
    folder.write("a/released/" + ORDER + "/10.avsc", GitFolder.text(ORDER, 10));
    folder.write("a/released/" + ORDER + "/9.avsc", GitFolder.text(ORDER, 9)).commit("more");

    for (String spelling : List.of("a", "a/", "./a")) {
      Map<String, List<EarlierVersion>> versions =
          History.git(directory, "HEAD", Optional.of(spelling)).versions(GitFolder.contracts(CART));
      assertThat(versions).as(spelling).containsOnlyKeys(CART);
      assertThat(minor(versions.get(CART).get(0))).isEqualTo(8);
    }
    assertThat(
            History.git(directory, "HEAD", Optional.of("a/released"))
                .versions(List.of())
                .get(ORDER))
        .extracting(GitHistoryTest::minor)
        .containsExactly(9, 10);
    assertThatThrownBy(() -> History.git(directory, "HEAD", Optional.of("b")).versions(List.of()))
        .isInstanceOf(HistoryUnavailableException.class)
        .hasMessage("git:HEAD: the revision has no directory 'b'");
    folder.write("b/note.txt", "").commit("no contract");
    assertThatThrownBy(() -> History.git(directory, "HEAD", Optional.of("b")).versions(List.of()))
        .isInstanceOf(HistoryUnavailableException.class)
        .hasMessage("git:HEAD: no contract (*.avsc) found in directory 'b'");
  }

  @Test
  void unreadableFileIsVersionWithoutContent() throws Exception {
    folder.write(CONTRACTS + ORDER + ".avsc", "{\"type\": ").commit("broken");
    folder.write(CONTRACTS + ORDER + ".avsc", GitFolder.text(ORDER, 0)).commit("mended");

    EarlierVersion version = folder.at("HEAD~1", CART, ORDER).get(ORDER).get(0);

    assertThat(version.content().source()).isEmpty();
    assertThat(version.content().location().toString())
        .isEqualTo("HEAD~1:" + CONTRACTS + ORDER + ".avsc");
  }

  @Test
  void treeWithoutContractsHasNoVersions() throws Exception {
    folder.delete(CONTRACTS + "shop/" + CART + ".avsc").commit("none");

    assertThat(folder.at("HEAD", CART)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"v9.9.9", "0123456789012345678901234567890123456789", "HEAD~17", "@{u}"})
  void missingRevisionIsRejectedInOneLine(String revision) {
    assertThatThrownBy(() -> folder.at(revision, CART))
        .isInstanceOf(HistoryUnavailableException.class)
        .message()
        .startsWith("git:" + revision + ": ")
        .doesNotContain("\n")
        .doesNotContain("Exception");
  }

  @Test
  void missingLocalBranchSuggestsRemoteBranch() throws Exception {
    folder.git.getRepository().updateRef("refs/remotes/origin/trunk").link("refs/heads/main");

    assertThatThrownBy(() -> folder.at("trunk", CART))
        .hasMessageEndingWith("did you mean git:origin/trunk?");
    assertThatThrownBy(() -> folder.at("origin/next", CART))
        .hasMessageEndingWith("fetch it: git fetch origin next");
  }

  @ParameterizedTest
  @ValueSource(strings = {"main..work", "HEAD^{nothing}", "a b", "~1", "-x"})
  void invalidRevisionIsRejected(String revision) {
    assertThatThrownBy(() -> folder.at(revision, CART))
        .isInstanceOf(HistoryUnavailableException.class)
        .hasMessageStartingWith("git:" + revision + ": ");
  }

  @Test
  void revisionOfTreeIsRejected() throws Exception {
    String tree = first.getTree().name();

    assertThatThrownBy(() -> folder.at(tree, CART))
        .isInstanceOf(HistoryUnavailableException.class)
        .hasMessage("git:" + tree + ": not a commit");
  }

  @Test
  void revisionsWithoutCommonAncestorHaveNoMergeBase() throws Exception {
    folder.git.checkout().setOrphan(true).setName("orphan").call();
    folder.commit("alone");

    assertThatThrownBy(() -> folder.at("main...", CART))
        .hasMessage("git:main...: the two revisions have no common ancestor");
  }
}
