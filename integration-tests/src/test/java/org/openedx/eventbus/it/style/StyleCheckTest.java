package org.openedx.eventbus.it.style;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StyleCheckTest {
  private static final String PHRASES = "goes on, go on -> continues\nnobody -> no one\n";

  @TempDir private Path root;

  @Test
  void phraseAcrossTwoLinesOfABlockCommentIsFoundWhereItBegins() {
    assertThat(
            java(
                """
                /**
                 * The consumer goes
                 * on with the next event.
                 */
                class A {}
                """))
        .containsExactly("A.java:2: \"goes on\": say continues");
  }

  @Test
  void phraseAcrossLineCommentsIsFound() {
    assertThat(java("class A {\n  // The consumer goes\n  // on.\n}\n"))
        .containsExactly("A.java:2: \"goes on\": say continues");
  }

  @Test
  void phraseAcrossJoinedLiteralsIsFound() {
    assertThat(java("class A {\n  String a = \"it goes\"\n      + \" on\";\n}\n"))
        .containsExactly("A.java:2: \"goes on\": say continues");
  }

  @Test
  void phraseInATextBlockIsFoundOnItsLine() {
    String quotes = "\"\"\"";
    assertThat(
            java(
                "class A {\n  String a = "
                    + quotes
                    + "\n      Help:\n      it \\\n      Goes   On\n      "
                    + quotes
                    + ";\n}\n"))
        .containsExactly("A.java:5: \"goes on\": say continues");
  }

  @Test
  void phraseAcrossAParagraphOrATagIsNotFound() {
    assertThat(
            java(
                """
                /**
                 * It goes
                 *
                 * on.
                 *
                 * @param a it goes
                 * @param b on
                 */
                class A {}
                """))
        .isEmpty();
  }

  @Test
  void separateLiteralsAreSeparate() {
    assertThat(java("class A {\n  Object a = List.of(\"goes\", \"on\");\n  char b = '\"';\n}\n"))
        .isEmpty();
  }

  @Test
  void identifiersAndCodeInJavadocAreNotProse() {
    assertThat(
            java(
                """
                /** Uses {@code nobody} and {@link #a}: <pre>{@code goes on}</pre>. */
                class A {
                  boolean nobody = goes.on();
                }
                """))
        .isEmpty();
  }

  @Test
  void partsOfWordsAndAddressesAreNotFound() {
    assertThat(markdown("It is done by nobody-else, a.nobody or nobody@example.com; egoes on.\n"))
        .isEmpty();
  }

  @Test
  void phraseAcrossLinesOfAParagraphIsFound() {
    assertThat(markdown("# Title\n\n- An item that goes\n  **on** and\n- on.\n"))
        .containsExactly("a.md:3: \"goes on\": say continues");
  }

  @Test
  void cellsAndItemsAreSeparate() {
    assertThat(markdown("| it goes | on |\n|---|---|\n| it goes |\n| on |\n\n- goes\n- on\n"))
        .isEmpty();
  }

  @Test
  void fencedAndInlineCodeAreNotProse() {
    assertThat(
            markdown(
                """
                Write `goes on`, ``no`body``.

                ```text
                nobody
                ```

                    nobody

                [a](nobody)
                """))
        .isEmpty();
  }

  @Test
  void aboutOfAContractIsFoundAndNothingElseOfIt() {
    assertThat(findings("a.avsc", "{ \"name\": \"nobody\",\n  \"about\": \"Known to nobody.\" }\n"))
        .containsExactly("a.avsc:2: \"nobody\": say no one");
  }

  @Test
  void commentOfAScriptIsFound() {
    assertThat(findings(".ci/a", "#!/bin/sh\n# It goes\n# on.\n"))
        .containsExactly(".ci/a:2: \"goes on\": say continues");
  }

  @Test
  void testsGeneratedCodeAndBuildOutputAreNotChecked() {
    for (String folder :
        List.of("src/test/java", "src/main/generated/java", "target", "released")) {
      assertThat(findings(folder + "/A.md", "nobody\n")).isEmpty();
      assertThat(findings(folder + "/A.java", "// nobody\n")).isEmpty();
    }
  }

  @Test
  void allowedFindingIsNotReported() {
    write("docs/a.md", "nobody\n");
    write("docs/b.md", "nobody\n");

    StyleCheck check = check("docs/a*.md | nobody | quotes a name\n");

    assertThat(check.findings()).extracting(Finding::file).containsExactly("docs/b.md");
    assertThat(check.unusedAllowances()).isEmpty();
  }

  @Test
  void entryThatAllowsNothingIsReported() {
    write("docs/a.md", "It goes on.\n");

    assertThat(check("docs/a.md | nobody | quotes a name\n").unusedAllowances())
        .containsExactly("docs/a.md | nobody | quotes a name");
  }

  @Test
  void entryWithoutReasonIsRejected() {
    assertThatThrownBy(() -> check("docs/a.md | nobody |\n"))
        .hasMessage("Expected 'path | phrase | reason', but found: docs/a.md | nobody |");
  }

  @Test
  void entryForAnUnlistedPhraseIsRejected() {
    assertThatThrownBy(() -> check("docs/a.md | no one | quotes a name\n"))
        .hasMessage("Not in the phrase list: no one");
  }

  @Test
  void phraseWithoutReplacementIsRejected() {
    assertThatThrownBy(() -> PhraseList.parse(List.of("nobody")))
        .hasMessage("Expected 'phrase, phrase -> what to say instead', but found: nobody");
  }

  @Test
  void phraseThatIsListedTwiceIsRejected() {
    assertThatThrownBy(() -> PhraseList.parse(List.of("nobody -> no one", "Nobody -> no one")))
        .hasMessage("Listed twice: Nobody");
  }

  private List<String> java(String source) {
    return findings("src/main/java/A.java", source).stream()
        .map(each -> each.replace("src/main/java/", ""))
        .toList();
  }

  private List<String> markdown(String source) {
    return findings("a.md", source);
  }

  private List<String> findings(String file, String source) {
    write(file, source);
    return check("").findings().stream().map(Finding::toString).toList();
  }

  private StyleCheck check(String allowed) {
    return StyleCheck.of(
        root, PhraseList.parse(PHRASES.lines().toList()), allowed.lines().toList());
  }

  private void write(String file, String content) {
    try {
      Path path = root.resolve(file);
      Files.createDirectories(path.getParent());
      Files.writeString(path, content);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
