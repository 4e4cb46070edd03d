package org.openedx.eventbus.tools.lint;

import java.util.List;
import java.util.function.Consumer;
import org.openedx.eventbus.tools.contract.EventSection;
import org.openedx.eventbus.tools.contract.WireText;
import org.openedx.eventbus.tools.finding.Finding;
import org.openedx.eventbus.tools.finding.Rule;

/**
 * The minor version follows what was released. Until something changes on the wire it may stay, or
 * be raised in advance; never by more than one, or a version would be missing.
 */
final class VersionBump implements CorpusCheck {
  @Override
  public void check(Corpus corpus, Consumer<Finding> out) {
    for (ContractFile file : corpus.contracts()) {
      List<ReleasedVersion> released = corpus.released(file.eventType());
      if (!released.isEmpty() && file.minorVersion().isPresent()) {
        check(file, file.minorVersion().getAsInt(), released.get(released.size() - 1), out);
      }
    }
  }

  private static void check(
      ContractFile file, int minor, ReleasedVersion last, Consumer<Finding> out) {
    String message;
    if (minor < last.minor()) {
      message = "the minor version is %d, and %d was released already";
    } else if (minor > last.minor() + 1) {
      message = "the minor version is %d, and the last release was %d: there is none in between";
    } else if (minor == last.minor() && changed(file, last)) {
      message = "the schema is not the one released as minor version %d any more";
    } else {
      return;
    }
    out.accept(
        file.finding(
            Rule.EVENT_VERSION_BUMP_REQUIRED,
            ContractFile.eventPointer(EventSection.MINOR_VERSION),
            message.formatted(minor, last.minor()),
            "Set \"minorVersion\" to " + (last.minor() + 1) + ", or restore what was released."));
  }

  private static boolean changed(ContractFile file, ReleasedVersion last) {
    return last.wireText()
        .map(text -> !text.equals(WireText.wire(file.source().root())))
        .orElse(false);
  }
}
