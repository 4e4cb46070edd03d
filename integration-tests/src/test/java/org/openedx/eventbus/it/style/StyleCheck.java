package org.openedx.eventbus.it.style;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Finds the listed phrases in the files of the project. {@code .ci/style} runs it from the command
 * line: without options it prints findings per module and per phrase; {@code --list} prints each
 * finding; {@code --sample SEED} prints 50 sentences for a reader to judge.
 */
final class StyleCheck {
  private static final String RESOURCES = "integration-tests/src/test/resources/style/";

  private static final Pattern END_OF_SENTENCE = Pattern.compile("(?<=[.!?])\\s|\u241E");
  private static final int MIN_WORDS = 5;
  private static final int SAMPLE_SIZE = 50;

  private final List<Finding> findings;
  private final AllowList allowed;

  private StyleCheck(List<Finding> findings, AllowList allowed) {
    this.findings = findings;
    this.allowed = allowed;
  }

  static StyleCheck of(Path root) {
    return of(
        root,
        PhraseList.parse(lines(root.resolve(RESOURCES + "phrases.txt"))),
        lines(root.resolve(RESOURCES + "allowed.txt")));
  }

  static StyleCheck of(Path root, PhraseList phrases, List<String> allowed) {
    List<Finding> findings = new ArrayList<>();
    ProjectFiles.passages(root)
        .forEach((file, passages) -> findings.addAll(phrases.findIn(file, passages)));
    return new StyleCheck(findings, AllowList.parse(allowed, phrases.phrases()));
  }

  /** Returns what the allow-list does not allow, in the order of files and lines. */
  List<Finding> findings() {
    return allowed.rejected(findings);
  }

  List<String> unusedAllowances() {
    return allowed.unused(findings);
  }

  public static void main(String[] arguments) {
    if (List.of(arguments).contains("--sample")) {
      long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : System.nanoTime();
      System.out.println("seed " + seed);
      sample(Path.of(""), seed).forEach(System.out::println);
      return;
    }
    StyleCheck check = of(Path.of(""));
    if (List.of(arguments).contains("--list")) {
      check.findings().forEach(System.out::println);
    } else {
      System.out.print(check.count(Finding::module));
      System.out.println();
      System.out.print(check.count(Finding::phrase));
    }
    check.unusedAllowances().forEach(each -> System.out.println("Unused allowance: " + each));
    System.out.println(check.findings().size() + " findings");
    System.exit(check.findings().isEmpty() && check.unusedAllowances().isEmpty() ? 0 : 1);
  }

  /** Returns sentences drawn at random from Javadoc, comments, texts in code and documents. */
  private static List<String> sample(Path root, long seed) {
    List<String> sentences = new ArrayList<>();
    ProjectFiles.passages(root)
        .forEach(
            (file, passages) -> {
              if (file.endsWith(".java") || file.endsWith(".md")) {
                passages.forEach(
                    each ->
                        END_OF_SENTENCE
                            .splitAsStream(each.text())
                            .map(sentence -> sentence.strip().replaceAll("\\s+", " "))
                            .filter(sentence -> sentence.split(" ").length >= MIN_WORDS)
                            .map(sentence -> file + ":" + each.lineAt(0) + ": " + sentence)
                            .forEach(sentences::add));
              }
            });
    Collections.shuffle(sentences, new Random(seed));
    return sentences.subList(0, SAMPLE_SIZE);
  }

  private String count(Function<Finding, String> by) {
    return findings().stream()
        .collect(Collectors.groupingBy(by, TreeMap::new, Collectors.counting()))
        .entrySet()
        .stream()
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .map(each -> "%6d  %s%n".formatted(each.getValue(), each.getKey()))
        .collect(Collectors.joining());
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
