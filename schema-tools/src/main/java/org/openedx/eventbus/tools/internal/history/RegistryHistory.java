package org.openedx.eventbus.tools.internal.history;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.openedx.eventbus.registry.RegistryRejectedException;
import org.openedx.eventbus.registry.RegistryUnavailableException;
import org.openedx.eventbus.registry.SchemaRegistry;
import org.openedx.eventbus.registry.Subject;
import org.openedx.eventbus.tools.contract.Contract;
import org.openedx.eventbus.tools.finding.JsonSource;
import org.openedx.eventbus.tools.history.HistoryUnavailableException;

/**
 * History of the versions in a registry. Only subjects of the current event types are read, because
 * a registry may be shared with other projects.
 */
record RegistryHistory(Supplier<SchemaRegistry> connection, UnaryOperator<String> fullTopic)
    implements History {

  @Override
  public String name() {
    return "registry";
  }

  @Override
  public Map<String, List<EarlierVersion>> versions(List<Contract> contracts) {
    Map<String, List<EarlierVersion>> versions = new TreeMap<>();
    try (SchemaRegistry registry = connection.get()) {
      for (Contract contract : contracts) {
        List<EarlierVersion> found = versions(registry, contract);
        if (!found.isEmpty()) {
          versions.put(contract.name().value(), found);
        }
      }
    } catch (RegistryRejectedException | RegistryUnavailableException e) {
      throw new HistoryUnavailableException(
          "cannot read earlier versions: " + oneLine(String.valueOf(e.getMessage())), e);
    }
    return versions;
  }

  /** Shortens a message. A registry's error response may be a whole HTML page. */
  private static String oneLine(String message) {
    String line = message.replaceAll("\\s+", " ");
    return line.length() > 500 ? line.substring(0, 500) + "…" : line;
  }

  private List<EarlierVersion> versions(SchemaRegistry registry, Contract contract) {
    Subject subject = Subject.value(fullTopic.apply(contract.topic()), contract.name());
    return registry.versions(subject).stream()
        .map(number -> version(contract, number, registry.version(subject, number).text()))
        .toList();
  }

  private EarlierVersion version(Contract contract, int number, String text) {
    String file = contract.name() + " in the registry, version " + number;
    return new EarlierVersion(
        name() + " version " + number,
        contract.name().value(),
        EarlierVersion.Content.of(file, () -> JsonSource.parse(file, text)));
  }
}
