package org.openedx.eventbus.tools.catalog;

import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import org.openedx.eventbus.event.EventName;
import org.openedx.eventbus.registry.Compatibility;
import org.openedx.eventbus.tools.catalog.Page.Assets;
import org.openedx.eventbus.tools.catalog.VersionList.Version;
import org.openedx.eventbus.tools.contract.ContractDirectory.NoContractsException;
import org.openedx.eventbus.tools.finding.ContractProblem;
import org.openedx.eventbus.tools.finding.InvalidContractsException;
import org.openedx.eventbus.tools.generate.GeneratorOptions;
import org.openedx.eventbus.tools.generate.SchemaModule;

/**
 * Documents contracts as a static site: an index with a search, and a page for each event type. The
 * output is deterministic. Immutable.
 *
 * <p>For example, {@code
 * Catalog.of(List.of(SchemaModule.at(Path.of("schemas")))).write(directory)}.
 */
public final class Catalog {
  private final List<SchemaModule> modules;
  private final ChangeDescriber changes;
  private final Function<EventName, Compatibility> levels;
  private final GeneratorOptions java;

  private Catalog(
      List<SchemaModule> modules,
      ChangeDescriber changes,
      Function<EventName, Compatibility> levels,
      GeneratorOptions java) {
    this.modules = List.copyOf(modules);
    this.changes = changes;
    this.levels = levels;
    this.java = java;
  }

  /**
   * {@return a catalogue of all contracts of the given modules} Its level is FORWARD_TRANSITIVE,
   * and its generator options are the defaults.
   *
   * @param modules the modules
   */
  public static Catalog of(List<SchemaModule> modules) {
    return new Catalog(
        modules,
        ChangeDescriber.ofSchemas(),
        name -> Compatibility.FORWARD_TRANSITIVE,
        GeneratorOptions.defaults());
  }

  /**
   * {@return a copy with another description of changes between versions}
   *
   * @param value describes the changes
   */
  public Catalog withChanges(ChangeDescriber value) {
    return new Catalog(modules, value, levels, java);
  }

  /**
   * {@return a copy with another compatibility level of each event type}
   *
   * @param value returns the level of an event type
   */
  public Catalog withLevels(Function<EventName, Compatibility> value) {
    return new Catalog(modules, changes, value, java);
  }

  /**
   * {@return a copy whose Java examples match code that is generated with these options}
   *
   * @param value the generator options
   */
  public Catalog withJava(GeneratorOptions value) {
    return new Catalog(modules, changes, levels, value);
  }

  /**
   * Summary of a written site.
   *
   * @param events the number of event types
   * @param files the number of files
   */
  public record Written(int events, int files) {}

  /**
   * Writes the site. An existing site in the directory is updated.
   *
   * @param directory a new or empty directory, or one with an earlier site
   * @return the numbers of event types and files
   * @throws InvalidContractsException if contracts are invalid, with the problems of all of them
   * @throws NoContractsException if there are no contracts
   * @throws CatalogException if the directory contains other files
   * @throws java.io.UncheckedIOException if the site cannot be written
   */
  public Written write(Path directory) {
    Inventory inventory = Inventory.of(modules);
    try (SiteDirectory site = SiteDirectory.open(directory)) {
      writeEvents(inventory, site);
      IndexPage.write(inventory, site);
      PersonalDataPage.write(inventory, site);
      site.write("llms.txt", forLanguageModels(inventory));
      Assets.write(site);
      site.finish();
      return new Written(inventory.entries().size(), site.files());
    }
  }

  private void writeEvents(Inventory inventory, SiteDirectory site) {
    Site shared = new Site(inventory, changes, levels, java);
    Queue<ContractProblem> problems = new ConcurrentLinkedQueue<>();
    // Parallel up to the number of cores, which also limits the contracts in memory.
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
    for (Version each : family.versions()) {
      if (each.today()) {
        site.write(each.entry().page(), new EventPage(family, each, shared).html());
      }
      site.write(each.schemaFile(), each.contract().wireText() + "\n");
    }
  }

  /**
   * Context shared by the pages of all event types.
   *
   * @param levels returns the compatibility level of an event type
   * @param java the generator options used in the Java examples
   */
  record Site(
      Inventory inventory,
      ChangeDescriber changes,
      Function<EventName, Compatibility> levels,
      GeneratorOptions java) {}

  /** Returns the index as Markdown for language models (llmstxt.org). */
  private static String forLanguageModels(Inventory inventory) {
    StringBuilder text =
        new StringBuilder("# Events\n\n> The event types of this event bus.\n\n## Event types\n\n");
    for (Entry each : inventory.entries()) {
      String name = markdown(each.name().value());
      String about = markdown(each.about().orElse("No description."));
      text.append(
          "- [%s](%s): %s Topic %s.\n".formatted(name, each.page(), about, markdown(each.topic())));
    }
    return text.toString();
  }

  /** Returns the text on one line, with Markdown escaped. */
  private static String markdown(String text) {
    return text.replaceAll("[\\p{Cntrl}\\s]+", " ").replaceAll("([\\\\`*\\[\\]<>#|])", "\\\\$1");
  }
}
