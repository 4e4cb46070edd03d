package org.openedx.eventbus.tools.lint;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.openedx.eventbus.tools.contract.OurProperties;
import org.openedx.eventbus.tools.finding.Finding;
import org.openedx.eventbus.tools.finding.Rule;

/**
 * Required fields that an earlier release lacks, and those alone, say what a reader takes for them
 * (ADR 6). Records are known by their full names, so that a field counts as added only where its
 * record was there before.
 */
final class AbsentValues implements CorpusCheck {
  @Override
  public void check(Corpus corpus, Consumer<Finding> out) {
    for (ContractFile file : corpus.contracts()) {
      List<ReleasedVersion> released = corpus.released(file.eventType());
      for (FieldAt field : file.walk().fields()) {
        check(file, field, released, out);
      }
    }
  }

  private static void check(
      ContractFile file, FieldAt field, List<ReleasedVersion> released, Consumer<Finding> out) {
    boolean given = field.has(OurProperties.ABSENT);
    Optional<ReleasedVersion> without =
        released.stream().filter(version -> lacks(version, field)).findFirst();
    if (given && field.has("default")) {
      out.accept(useless(file, field, "its default serves older events already"));
    } else if (given && without.isEmpty()) {
      out.accept(
          useless(
              file,
              field,
              released.isEmpty() ? "no event is older" : "no release lacks the field"));
    } else if (!given && without.isPresent() && !field.has("default")) {
      out.accept(
          file.finding(
              Rule.FIELD_ADDED_HAS_ABSENT,
              field.pointer(),
              field.called()
                  + " is required, and events of the released minor version "
                  + without.get().minor()
                  + " lack it"));
    }
  }

  private static Finding useless(ContractFile file, FieldAt field, String why) {
    return file.finding(
        Rule.FIELD_ABSENT_USELESS,
        field.pointer(OurProperties.ABSENT),
        "the \"absent\" value of " + field.called() + " is never used: " + why);
  }

  private static boolean lacks(ReleasedVersion version, FieldAt field) {
    Set<String> fields = version.fields().get(field.record().fullName());
    return fields != null
        && !fields.contains(field.name())
        && field.field().aliases().stream().noneMatch(fields::contains);
  }
}
