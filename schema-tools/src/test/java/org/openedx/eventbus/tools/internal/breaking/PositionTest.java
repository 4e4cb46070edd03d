package org.openedx.eventbus.tools.internal.breaking;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.openedx.eventbus.registry.Compatibility;
import org.openedx.eventbus.tools.contract.Contract;
import org.openedx.eventbus.tools.finding.Category;
import org.openedx.eventbus.tools.finding.Finding;
import org.openedx.eventbus.tools.finding.InvalidContractsException;
import org.openedx.eventbus.tools.finding.Severity;
import org.openedx.eventbus.tools.finding.SourceLocation;
import org.openedx.eventbus.tools.rules.RuleSet;

/** Changes one location of an Open edX contract; its findings point to it in both files. */
class PositionTest {
  private static final Path CONTRACTS = Path.of("../schemas/src/main/contracts");
  private static final int EDITS_OF_EACH = 6;
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final BreakingCheck BREAKING =
      new BreakingCheck(RuleSet.standard().withLevel(Compatibility.FULL), LocalDate.of(2026, 1, 1));

  @Test
  void findingsAreLocatedAtChangedNode() throws IOException {
    long seed = Long.getLong("seed", new Random().nextLong());
    Random random = new Random(seed);
    int edits = 0;
    List<String> misses = new ArrayList<>();
    for (Path file : files()) {
      ObjectNode contract = (ObjectNode) JSON.readTree(file.toFile());
      // Another check would report a removed key first.
      ((ObjectNode) contract.get("event")).remove("key");
      for (int i = 0; i < EDITS_OF_EACH; i++) {
        KnownEdit edit = soundEdit(contract, random);
        String before = render(contract, random);
        String after = render(edit.after(), random);
        String there = miss(before, after, edit.was(), edit.is());
        String back = miss(after, before, edit.is(), edit.was());
        edits += 2;
        Stream.of(there, back)
            .filter(each -> !each.isEmpty())
            .forEach(each -> misses.add(file.getFileName() + ": " + edit.what() + ": " + each));
      }
    }
    System.out.println(
        "seed "
            + seed
            + ": "
            + misses.size()
            + " of "
            + edits
            + " missed\n"
            + String.join("\n", misses));
    assertThat(edits).isGreaterThanOrEqualTo(2 * 9 * EDITS_OF_EACH);
    assertThat(misses)
        .as("seed %s, %s", seed, String.join("\n", misses))
        .hasSizeLessThanOrEqualTo(edits / 100);
  }

  private static List<Path> files() throws IOException {
    try (Stream<Path> tree = Files.walk(CONTRACTS)) {
      return tree.filter(each -> each.toString().endsWith(".avsc")).sorted().toList();
    }
  }

  private static KnownEdit soundEdit(JsonNode contract, Random random) {
    while (true) {
      KnownEdit edit = KnownEdit.of(contract, random);
      try {
        Contract.parse("edited", edit.after().toString());
        return edit;
      } catch (InvalidContractsException e) {
        // the edit removed a referenced type or made a default invalid
      }
    }
  }

  private static String render(JsonNode contract, Random random) throws IOException {
    String pretty = JSON.writerWithDefaultPrettyPrinter().writeValueAsString(contract);
    return switch (random.nextInt(4)) {
      case 0 -> contract.toString();
      case 1 -> pretty.replaceAll("(?m)^( +)", "\t$1").replace("  ", "\t");
      case 2 -> pretty.replaceAll("\r?\n", "\r\n");
      default -> pretty;
    };
  }

  /** Returns the wrong findings; empty if all locations are correct. */
  private static String miss(String older, String newer, List<String> was, List<String> is)
      throws IOException {
    Contract contract = Contract.parse("new.avsc", newer);
    String type = contract.name().value();
    List<Finding> findings =
        BREAKING.check(List.of(contract), List.of(new GivenHistory("git").add(type, "old", older)));
    List<Finding> there =
        findings.stream()
            .filter(each -> is.contains(each.location().pointer()))
            .filter(each -> was.contains(each.baseline().orElseThrow().location().pointer()))
            .toList();
    List<Finding> elsewhere =
        findings.stream()
            .filter(each -> each.rule().category() != Category.POLICY)
            .filter(each -> each.severity() != Severity.NOTE)
            .filter(each -> !there.contains(each))
            .toList();
    if (there.isEmpty() || !elsewhere.isEmpty()) {
      return findings.stream()
          .map(
              each ->
                  each.rule()
                      + " "
                      + each.location().pointer()
                      + " "
                      + each.message()
                      + " / "
                      + each.baseline())
          .toList()
          .toString();
    }
    assertLocationMatchesPointer(newer, there.get(0).location());
    assertLocationMatchesPointer(older, there.get(0).baseline().orElseThrow().location());
    return "";
  }

  /** Asserts that line and column are the start of the node of the pointer. */
  private static void assertLocationMatchesPointer(String text, SourceLocation location)
      throws IOException {
    String[] lines = text.split("\r\n|\n", -1);
    int offset = location.column() - 1;
    for (int i = 0; i < location.line() - 1; i++) {
      offset += lines[i].length() + (text.contains("\r\n") ? 2 : 1);
    }
    assertThat(JSON.readTree(text.substring(offset)))
        .as("%s in %s", location, text)
        .isEqualTo(JSON.readTree(text).at(location.pointer()));
  }
}
