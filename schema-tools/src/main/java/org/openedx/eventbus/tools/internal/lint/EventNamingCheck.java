package org.openedx.eventbus.tools.internal.lint;

import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.Set;
import org.openedx.eventbus.event.EventName;
import org.openedx.eventbus.event.InvalidEventNameException;
import org.openedx.eventbus.tools.finding.Rule;
import org.openedx.eventbus.tools.internal.contract.EventSection;
import org.openedx.eventbus.tools.internal.lint.Linter.FileCheck;
import org.openedx.eventbus.tools.internal.lint.Linter.FindingCollector;
import org.openedx.eventbus.tools.internal.schema.Names;

/** Checks the names of an event type, its file and its constant (ADR 2, OEP-41). */
final class EventNamingCheck implements FileCheck {
  /** Frequent irregular verbs in the past tense, which do not end in -ed. */
  private static final Set<String> IRREGULAR =
      Set.of(
          ("become begun born bought bound broken brought built caught chosen cut done drawn driven"
                  + " fallen fed fought forgotten found frozen given gone grown held hidden hit kept"
                  + " known laid led left let lost made met overridden overwritten paid put read"
                  + " rebuilt redone rerun resent reset resold rewritten risen run said seen sent set"
                  + " shown shut sold spent split spoken spread stolen sworn taken taught thrown told"
                  + " torn understood undone withdrawn won worn written")
              .split(" "));

  /** Verbs in the past tense that end in -eed. Others, such as "exceed", are not past tense. */
  private static final Set<String> PAST_IN_EED =
      Set.of("agreed", "decreed", "disagreed", "freed", "guaranteed", "refereed");

  /** Words that end in -ed, but are not past tense. */
  private static final Set<String> NOT_PAST = Set.of("bed", "embed", "red", "sacred", "hundred");

  private static final String NAMESPACE = "/namespace";
  private static final String ROOT_NAME = "CloudEvent";

  @Override
  public void check(ContractFile file, FindingCollector findings) {
    file.name().ifPresent(name -> checkName(file, name, findings));
    checkRootName(file, findings);
    checkConstant(file, findings);
  }

  private static void checkName(ContractFile file, EventName name, FindingCollector findings) {
    try {
      EventName.of(name.value());
    } catch (InvalidEventNameException e) {
      findings.add(Rule.EVENT_TYPE_FORMAT, NAMESPACE, String.valueOf(e.getMessage()));
    }
    if (!name.action().isEmpty() && !isPastTense(name.action())) {
      findings.add(
          Rule.EVENT_TYPE_PAST_TENSE,
          NAMESPACE,
          "the action \"" + name.action() + "\" does not look like a verb in the past tense");
    }
    checkFile(file, name, findings);
  }

  private static void checkFile(ContractFile file, EventName name, FindingCollector findings) {
    String wanted = name + ".avsc";
    String actual = String.valueOf(file.path().getFileName());
    if (!actual.equals(wanted)) {
      findings.add(
          Rule.EVENT_FILE_NAME,
          NAMESPACE,
          "the file of the contract of " + name + " is named " + actual,
          "Rename the file to " + wanted + ", or correct the namespace.");
    }
    Path directory = file.path().toAbsolutePath().normalize().getParent();
    String parent = directory == null ? "" : String.valueOf(directory.getFileName());
    if (!name.subdomain().isEmpty() && !parent.equals(name.subdomain())) {
      findings.add(
          Rule.EVENT_FILE_NAME,
          NAMESPACE,
          "the contract is of the subdomain \"%s\", but in the directory \"%s\""
              .formatted(name.subdomain(), parent),
          "Move the file into the directory " + name.subdomain() + ".");
    }
  }

  private static void checkRootName(ContractFile file, FindingCollector findings) {
    String name = Names.simpleName(file.source().root().path("name").asText());
    if (!name.isEmpty() && !name.equals(ROOT_NAME)) {
      findings.add(Rule.EVENT_ROOT_NAME, "/name", "the payload's record is named \"" + name + "\"");
    }
  }

  private static void checkConstant(ContractFile file, FindingCollector findings) {
    String constant = file.event(EventSection.CONSTANT).orElse("");
    OptionalInt major = file.name().map(EventName::majorVersion).orElse(OptionalInt.empty());
    if (constant.isEmpty() || major.isEmpty()) {
      return;
    }
    String bare = constant.replaceFirst("_V[0-9]+$", "");
    String wanted = major.getAsInt() == 1 ? bare : bare + "_V" + major.getAsInt();
    if (!constant.equals(wanted)) {
      findings.add(
          Rule.EVENT_CONSTANT_FORMAT,
          ContractFile.eventPointer(EventSection.CONSTANT),
          "the suffix of the constant \"%s\" does not match version v%s"
              .formatted(constant, major.getAsInt()),
          "Rename it to " + wanted + ": v1 has no suffix, later versions have _V<major>.");
    }
  }

  /**
   * Returns whether the last word of an action is a past tense, for example "partially_paid". It is
   * a heuristic, so findings based on it are warnings.
   */
  static boolean isPastTense(String action) {
    String word = action.substring(Math.max(action.lastIndexOf('_'), action.lastIndexOf('-')) + 1);
    if (word.endsWith("eed")) {
      return PAST_IN_EED.contains(word);
    }
    return IRREGULAR.contains(word) || (word.endsWith("ed") && !NOT_PAST.contains(word));
  }
}
