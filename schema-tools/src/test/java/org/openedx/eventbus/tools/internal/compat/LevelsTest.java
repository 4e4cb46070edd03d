package org.openedx.eventbus.tools.internal.compat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openedx.eventbus.registry.Compatibility.BACKWARD;
import static org.openedx.eventbus.registry.Compatibility.BACKWARD_TRANSITIVE;
import static org.openedx.eventbus.registry.Compatibility.FORWARD;
import static org.openedx.eventbus.registry.Compatibility.FORWARD_TRANSITIVE;
import static org.openedx.eventbus.registry.Compatibility.FULL;
import static org.openedx.eventbus.registry.Compatibility.FULL_TRANSITIVE;
import static org.openedx.eventbus.registry.Compatibility.NONE;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openedx.eventbus.registry.Compatibility;

/** Histories of versions with known verdicts at Confluent's compatibility levels. */
class LevelsTest {
  private static final List<Compatibility> LEVELS =
      List.of(BACKWARD, BACKWARD_TRANSITIVE, FORWARD, FORWARD_TRANSITIVE, FULL, FULL_TRANSITIVE);

  /** The last column has y or n for each level. A version is the list of its fields. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "a default is added and dropped           | a:int ; a:int b:int=1 ; a:int b:int | ynyyyn",
        "required, given a default, removed       | a:int b:int ; a:int b:int=1 ; a:int | yyynyn",
        "removed and added again as another type  | a:int b:int=1 ; a:int ; a:int b:string=x |"
            + " ynynyn",
        "renamed twice, one alias at a time       | a:int ; b:int@a ; c:int@b | ynnnnn",
        "renamed twice, all aliases kept          | a:int ; b:int@a ; c:int@a,b | yynnnn",
        "enum: default added and dropped          | e:ABC ; e:AB=A ; e:AB | ynyyyn",
        "promoted twice                           | a:int ; a:long ; a:double | yynnnn",
        "branch added and removed                 | a:?string ; a:?string,int ; a:?string | nnyynn",
        "optional field added and reverted        | a:int ; a:int b:?string=null ; a:int | yyyyyy",
        "string, bytes, string                    | a:string ; a:bytes ; a:string | yyyyyy",
        "required, removed, added with default    | a:int b:int ; a:int ; a:int b:int=1 | yyyyyy",
        "made nullable and not                    | a:string ; a:?string ; a:string | nnyynn",
        "record renamed twice, one alias at a time| A# a:int ; B#A a:int ; C#B a:int | ynnnnn",
      })
  void verdictAtEachLevelEqualsConfluents(String what, String history, String verdicts) {
    List<SchemaVersion> versions = new ArrayList<>();
    for (String version : history.split(";")) {
      versions.add(ShortSchemas.version("version " + (versions.size() + 1), version.strip()));
    }
    SchemaVersion candidate = versions.remove(versions.size() - 1);

    StringBuilder found = new StringBuilder();
    for (Compatibility level : LEVELS) {
      found.append(Levels.compatible(versions, candidate, level) ? 'y' : 'n');
    }

    assertThat(found.toString()).as(what).isEqualTo(verdicts);
    assertThat(Levels.compatible(versions, candidate, NONE)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"NONE,''", "BACKWARD,3", "FORWARD,3", "FULL,3", "BACKWARD_TRANSITIVE,123"})
  void levelSelectsNewestOrAllVersions(Compatibility level, String judged) {
    assertThat(String.join("", Levels.judged(level, List.of("1", "2", "3")))).isEqualTo(judged);
    assertThat(Levels.judged(level, List.of())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"FORWARD", "BACKWARD_TRANSITIVE", "FULL"})
  void firstVersionIsCompatible(Compatibility level) {
    SchemaVersion first = ShortSchemas.version("first", "a:int");

    assertThat(Stream.of(first).allMatch(each -> Levels.compatible(List.of(), each, level)))
        .isTrue();
  }
}
