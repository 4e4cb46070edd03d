package org.openedx.eventbus.tools.lint;

import java.nio.file.Path;
import java.util.OptionalInt;
import org.openedx.eventbus.event.EventName;
import org.openedx.eventbus.event.InvalidEventNameException;
import org.openedx.eventbus.tools.contract.EventSection;
import org.openedx.eventbus.tools.finding.Rule;
import org.openedx.eventbus.tools.schema.Names;

/** How an event type, its file and its constant are called (ADR 2, OEP-41). */
final class EventNaming implements FileCheck {
  private static final String NAMESPACE = "/namespace";
  private static final String ROOT_NAME = "CloudEvent";

  @Override
  public void check(ContractFile file, Report report) {
    file.name().ifPresent(name -> checkName(file, name, report));
    checkRootName(file, report);
    checkConstant(file, report);
  }

  private static void checkName(ContractFile file, EventName name, Report report) {
    try {
      EventName.of(name.value());
    } catch (InvalidEventNameException e) {
      report.add(Rule.EVENT_TYPE_FORMAT, NAMESPACE, String.valueOf(e.getMessage()));
    }
    if (!name.action().isEmpty() && !PastTense.is(name.action())) {
      report.add(
          Rule.EVENT_TYPE_PAST_TENSE,
          NAMESPACE,
          "the action \"" + name.action() + "\" does not say what has happened");
    }
    checkFile(file, name, report);
  }

  private static void checkFile(ContractFile file, EventName name, Report report) {
    String wanted = name + ".avsc";
    String actual = String.valueOf(file.path().getFileName());
    if (!actual.equals(wanted)) {
      report.add(
          Rule.EVENT_FILE_NAME,
          NAMESPACE,
          "the contract of " + name + " is in a file called " + actual,
          "Rename the file to " + wanted + ", or correct the namespace.");
    }
    Path directory = file.path().toAbsolutePath().normalize().getParent();
    String parent = directory == null ? "" : String.valueOf(directory.getFileName());
    if (!name.subdomain().isEmpty() && !parent.equals(name.subdomain())) {
      report.add(
          Rule.EVENT_FILE_NAME,
          NAMESPACE,
          "an event of the subdomain \""
              + name.subdomain()
              + "\" is in the directory \""
              + parent
              + "\"",
          "Move the file into the directory " + name.subdomain() + ".");
    }
  }

  private static void checkRootName(ContractFile file, Report report) {
    String name = Names.simpleName(file.source().root().path("name").asText());
    if (!name.isEmpty() && !name.equals(ROOT_NAME)) {
      report.add(Rule.EVENT_ROOT_NAME, "/name", "the payload's record is called \"" + name + "\"");
    }
  }

  private static void checkConstant(ContractFile file, Report report) {
    String constant = file.event(EventSection.CONSTANT).orElse("");
    OptionalInt major = file.name().map(EventName::majorVersion).orElse(OptionalInt.empty());
    if (constant.isEmpty() || major.isEmpty()) {
      return;
    }
    String bare = constant.replaceFirst("_V[0-9]+$", "");
    String wanted = major.getAsInt() == 1 ? bare : bare + "_V" + major.getAsInt();
    if (!constant.equals(wanted)) {
      report.add(
          Rule.EVENT_CONSTANT_FORMAT,
          ContractFile.eventPointer(EventSection.CONSTANT),
          "the constant \"" + constant + "\" does not fit version v" + major.getAsInt(),
          "Call it " + wanted + ": v1 has no suffix, later versions have theirs.");
    }
  }
}
