package org.openedx.eventbus.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.openedx.eventbus.filter.FilterCatalog;
import org.openedx.eventbus.filter.FilterDescription;
import org.openedx.eventbus.filter.FilterPipelines;
import org.openedx.eventbus.filter.FilterType;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code eventbus filters list}: what is wired to what. */
@Command(
    name = "list",
    description = {
      "Print the filter types that have steps, and the steps in their order: name, what happens"
          + " when it fails, deadline, the names of its options, who put it there.",
      "All that is wrong with the configuration of filters comes as an error."
    })
final class FiltersListCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Option(names = "--all", description = "Also the filter types that have no steps.")
  private boolean all;

  @Mixin private final FilterSource source = new FilterSource();

  FiltersListCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws InterruptedException {
    source.use(this::print);
    return ExitCode.DONE;
  }

  private void print(FilterPipelines pipelines) {
    List<FilterDescription> wired = pipelines.describe();
    wired.forEach(this::print);
    if (all) {
      FilterCatalog.discover().stream()
          .filter(type -> !pipelines.hasSteps(type))
          .sorted(java.util.Comparator.comparing(FilterType::name))
          .forEach(type -> terminal.out().println(type + ", no steps"));
    } else if (wired.isEmpty()) {
      terminal.err().println("eventbus: no filter has steps; --all prints those there are");
    }
  }

  private void print(FilterDescription filter) {
    List<String> notes = new ArrayList<>(List.of(filter.type().toString()));
    filter.deadline().ifPresent(deadline -> notes.add("deadline " + deadline.toMillis() + " ms"));
    if (filter.hidesFields()) {
      notes.add("hides fields from its steps");
    }
    terminal.out().println(String.join(", ", notes));
    int place = 1;
    for (FilterDescription.Step step : filter.steps()) {
      terminal.out().println("  " + place++ + ". " + line(step));
    }
  }

  private static String line(FilterDescription.Step step) {
    List<String> notes = new ArrayList<>(List.of(step.name()));
    if (!step.implementation().equals(step.name())) {
      notes.add("class " + step.implementation());
    }
    notes.add(step.failSilently() ? "fails silently" : "fails the caller");
    step.deadline().ifPresent(deadline -> notes.add("deadline " + deadline.toMillis() + " ms"));
    if (!step.options().isEmpty()) {
      notes.add("options " + String.join(" ", new TreeSet<>(step.options())));
    }
    notes.add("from " + step.origin());
    return String.join(", ", notes);
  }
}
