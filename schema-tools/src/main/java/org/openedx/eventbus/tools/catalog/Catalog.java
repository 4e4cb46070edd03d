package org.openedx.eventbus.tools.catalog;

import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import org.openedx.eventbus.event.EventName;
import org.openedx.eventbus.registry.Compatibility;
import org.openedx.eventbus.tools.contract.ContractProblem;
import org.openedx.eventbus.tools.contract.InvalidContractsException;
import org.openedx.eventbus.tools.contract.NoContractsException;
import org.openedx.eventbus.tools.generate.GeneratorOptions;
import org.openedx.eventbus.tools.generate.SchemaModule;

/**
 * Contracts as a static site: an index with a search, and a page for each event type. The same
 * contracts make the same bytes. Immutable.
 */
public final class Catalog {
  private final List<SchemaModule> modules;
  private final Changes changes;
  private final Function<EventName, Compatibility> levels;
  private final GeneratorOptions java;

  private Catalog(
      List<SchemaModule> modules,
      Changes changes,
      Function<EventName, Compatibility> levels,
      GeneratorOptions java) {
    this.modules = List.copyOf(modules);
    this.changes = changes;
    this.levels = levels;
    this.java = java;
  }

  /** The catalogue of all contracts of some modules. */
  public static Catalog of(List<SchemaModule> modules) {
    return new Catalog(
        modules,
        Changes.ofSchemas(),
        name -> Compatibility.FORWARD_TRANSITIVE,
        GeneratorOptions.defaults());
  }

  /** The same, with another way to tell what changed. */
  public Catalog withChanges(Changes value) {
    return new Catalog(modules, value, levels, java);
  }

  /** The same, with the compatibility level of each event type. */
  public Catalog withLevels(Function<EventName, Compatibility> value) {
    return new Catalog(modules, changes, value, java);
  }

  /** The same, with examples for Java that is generated so. */
  public Catalog withJava(GeneratorOptions value) {
    return new Catalog(modules, changes, levels, value);
  }

  /**
   * What was written.
   *
   * @param events the number of event types
   * @param files the number of files
   */
  public record Written(int events, int files) {}

  /**
   * Writes the site. An earlier one in the directory is brought up to date.
   *
   * @throws InvalidContractsException with all problems of all contracts
   * @throws NoContractsException when there are none
   * @throws CatalogException when the directory holds something else
   * @throws java.io.UncheckedIOException when it cannot be written
   */
  public Written write(Path directory) {
    Inventory inventory = Inventory.of(modules);
    try (SiteDirectory site = SiteDirectory.open(directory)) {
      writeEvents(inventory, site);
      IndexPage.write(inventory, site);
      PersonalDataPage.write(inventory, site);
      site.write("llms.txt", LlmsText.of(inventory));
      Assets.write(site);
      site.finish();
      return new Written(inventory.entries().size(), site.files());
    }
  }

  private void writeEvents(Inventory inventory, SiteDirectory site) {
    Site shared = new Site(inventory, changes, levels, java);
    Queue<ContractProblem> problems = new ConcurrentLinkedQueue<>();
    // As many at a time as there are cores: so many are in memory, and no more.
    inventory.families().parallelStream()
        .forEach(entries -> writeFamily(entries, shared, site, problems));
    if (!problems.isEmpty()) {
      throw new InvalidContractsException(List.copyOf(problems));
    }
  }

  private static void writeFamily(
      List<Entry> entries, Site shared, SiteDirectory site, Queue<ContractProblem> problems) {
    Family family = Family.read(entries, shared.inventory(), problems);
    if (!problems.isEmpty()) {
      return;
    }
    for (Version version : family.today()) {
      site.write(version.entry().page(), new EventPage(family, version, shared).html());
    }
    family
        .versions()
        .forEach(each -> site.write(each.schemaFile(), each.contract().wireText() + "\n"));
  }
}
