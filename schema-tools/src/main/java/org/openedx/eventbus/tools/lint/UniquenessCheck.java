package org.openedx.eventbus.tools.lint;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.openedx.eventbus.tools.contract.EventSection;
import org.openedx.eventbus.tools.finding.Finding;
import org.openedx.eventbus.tools.finding.Rule;

/** Checks that event types and constants are unique. */
final class UniquenessCheck implements ContractSetCheck {
  @Override
  public void check(ContractSet contracts, Consumer<Finding> out) {
    Map<String, ContractFile> constants = new HashMap<>();
    for (ContractFile file : contracts.files()) {
      ContractFile first = contracts.contract(file.eventType()).orElse(file);
      if (first == file) {
        checkConstant(file, constants, out);
      } else if (!file.eventType().isEmpty()) {
        out.accept(
            file.finding(
                Rule.EVENT_TYPE_UNIQUE,
                "/namespace",
                "the event type " + file.eventType() + " already has a contract: " + first.path()));
      }
    }
  }

  private static void checkConstant(
      ContractFile file, Map<String, ContractFile> constants, Consumer<Finding> out) {
    String constant = file.event(EventSection.CONSTANT).orElse("");
    if (constant.isEmpty() || file.name().isEmpty()) {
      return;
    }
    // One class of constants is generated per subdomain of a reverse DNS.
    String scope = file.name().get().reverseDns() + "." + file.name().get().subdomain();
    ContractFile first = constants.putIfAbsent(scope + " " + constant, file);
    if (first != null) {
      out.accept(
          file.finding(
              Rule.EVENT_CONSTANT_UNIQUE,
              ContractFile.eventPointer(EventSection.CONSTANT),
              "the constant "
                  + constant
                  + " is already used by "
                  + first.eventType()
                  + " in "
                  + first.path()));
    }
  }
}
