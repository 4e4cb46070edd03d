package org.openedx.eventbus.tools.lint;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.openedx.eventbus.tools.contract.EventSection;
import org.openedx.eventbus.tools.finding.Finding;
import org.openedx.eventbus.tools.finding.Rule;

/** An event type has one contract, and a constant of its own. */
final class Uniqueness implements CorpusCheck {
  @Override
  public void check(Corpus corpus, Consumer<Finding> out) {
    Map<String, ContractFile> constants = new HashMap<>();
    for (ContractFile file : corpus.contracts()) {
      ContractFile first = corpus.contract(file.eventType()).orElse(file);
      if (first == file) {
        checkConstant(file, constants, out);
      } else if (!file.eventType().isEmpty()) {
        out.accept(
            file.finding(
                Rule.EVENT_TYPE_UNIQUE,
                "/namespace",
                "the event type " + file.eventType() + " has a contract already: " + first.path()));
      }
    }
  }

  private static void checkConstant(
      ContractFile file, Map<String, ContractFile> constants, Consumer<Finding> out) {
    String constant = file.event(EventSection.CONSTANT).orElse("");
    if (constant.isEmpty() || file.name().isEmpty()) {
      return;
    }
    // One class of constants is generated for each subdomain of a reverse DNS.
    String owner = file.name().get().reverseDns() + "." + file.name().get().subdomain();
    ContractFile first = constants.putIfAbsent(owner + " " + constant, file);
    if (first != null) {
      out.accept(
          file.finding(
              Rule.EVENT_CONSTANT_UNIQUE,
              ContractFile.eventPointer(EventSection.CONSTANT),
              "the constant "
                  + constant
                  + " is that of "
                  + first.eventType()
                  + " already: "
                  + first.path()));
    }
  }
}
