package org.openedx.eventbus.cli.bus;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.cli.common.CliCommand;
import org.openedx.eventbus.cli.common.CommandFailedException;
import org.openedx.eventbus.cli.common.ConnectionOptions;
import org.openedx.eventbus.cli.common.EventJson;
import org.openedx.eventbus.cli.common.UsageException;
import org.openedx.eventbus.config.EventBusConfig;
import org.openedx.eventbus.event.EventDroppedException;
import org.openedx.eventbus.filter.DryRun;
import org.openedx.eventbus.filter.FilterCatalog;
import org.openedx.eventbus.filter.FilterDescription;
import org.openedx.eventbus.filter.FilterException;
import org.openedx.eventbus.filter.FilterPipelines;
import org.openedx.eventbus.filter.FilterType;
import org.openedx.eventbus.plugin.Plugins;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code eventbus filters}: lists configured filters and runs one with a sample value. */
@Command(
    name = "filters",
    description = "List the configured filters, or run one with a sample value.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {FiltersCommand.ListCommand.class, FiltersCommand.DryRunCommand.class})
public final class FiltersCommand {

  /** Configuration and plugins that filter steps come from. */
  static final class Source {
    @Mixin private final ConnectionOptions.ConfigFile file = new ConnectionOptions.ConfigFile();

    @Option(
        names = "--plugins",
        paramLabel = "DIR",
        description = "Jars with steps, filter types and events.")
    private @Nullable Path plugins;

    /**
     * Creates the pipelines of plugins and configuration for an action. Plugins are not started;
     * their classes can be loaded while the action runs.
     *
     * @throws org.openedx.eventbus.config.ConfigurationException with all problems
     */
    void use(Consumer<FilterPipelines> action) throws InterruptedException {
      Thread thread = Thread.currentThread();
      ClassLoader before = thread.getContextClassLoader();
      ClassLoader parent = before == null ? Source.class.getClassLoader() : before;
      try (URLClassLoader loader = new URLClassLoader(jars(), parent)) {
        thread.setContextClassLoader(loader);
        EventBusConfig config = file.load();
        if (plugins != null) {
          config = config.with("eventbus.plugins.dir", plugins.toString());
        }
        try (Plugins found = Plugins.load(config.with("eventbus.plugins.on-unreadable", "skip"))) {
          action.accept(found.addSteps(FilterPipelines.builder(config)).build());
        }
      } catch (IOException e) {
        throw new CommandFailedException("cannot read the jars of " + plugins + ": " + e, e);
      } finally {
        thread.setContextClassLoader(before);
      }
    }

    private URL[] jars() throws IOException {
      if (plugins == null) {
        return new URL[0];
      }
      PluginsCommand.requireDirectory(plugins);
      List<URL> jars = new ArrayList<>();
      try (Stream<Path> files = Files.list(plugins)) {
        for (Path each : files.filter(file -> file.toString().endsWith(".jar")).sorted().toList()) {
          jars.add(each.toUri().toURL());
        }
      }
      if (jars.isEmpty()) {
        throw new UsageException("--plugins: no jars in " + plugins);
      }
      return jars.toArray(URL[]::new);
    }
  }

  /** {@code eventbus filters list}: filter types and their steps. */
  @Command(
      name = "list",
      description = {
        "Print the filter types that have steps, and their steps in order: name, behavior on"
            + " failure, deadline, names of options, origin.",
        "All problems of the filter configuration are reported together."
      })
  static final class ListCommand extends CliCommand {
    @Option(names = "--all", description = "Also print filter types without steps.")
    private boolean all;

    @Mixin private final Source source = new Source();

    @Override
    public Integer call() throws InterruptedException {
      source.use(this::list);
      return SUCCESS;
    }

    private void list(FilterPipelines pipelines) {
      List<FilterDescription> filters = pipelines.describe();
      filters.forEach(this::list);
      if (all) {
        FilterCatalog.discover().stream()
            .filter(type -> !pipelines.hasSteps(type))
            .sorted(Comparator.comparing(FilterType::name))
            .forEach(type -> print(type + ", no steps"));
      } else if (filters.isEmpty()) {
        inform("eventbus: no filter has steps; --all prints all filter types");
      }
    }

    private void list(FilterDescription filter) {
      List<String> notes = new ArrayList<>(List.of(filter.type().toString()));
      filter.deadline().ifPresent(deadline -> notes.add("deadline " + deadline.toMillis() + " ms"));
      if (filter.hidesFields()) {
        notes.add("hides fields from its steps");
      }
      print(String.join(", ", notes));
      int number = 1;
      for (FilterDescription.Step step : filter.steps()) {
        print("  " + number++ + ". " + line(step));
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

  /** {@code eventbus filters dry-run}: runs the steps of a filter with a sample value. */
  @Command(
      name = "dry-run",
      description = {
        "Run the steps of a filter with a value. Prints a JSON object per step: input, output,"
            + " duration and decision of the pipeline; then one for the outcome.",
        "The steps really run; FilterContext.isDryRun() returns true. Fields that the filter type"
            + " hides are not printed."
      })
  static final class DryRunCommand extends CliCommand {
    @Parameters(paramLabel = "TYPE", description = "Name of the filter type.")
    private String type = "";

    @Option(
        names = "--data",
        required = true,
        paramLabel = "JSON",
        description =
            "Value as JSON, with the names of the record's components. For a filter of events, the"
                + " payload as for 'eventbus send'. @FILE reads a file, - reads standard input.")
    private String data = "";

    @Mixin private final Source source = new Source();
    private int exitCode = SUCCESS;

    @Override
    public Integer call() throws InterruptedException {
      source.use(pipelines -> run(pipelines, find(pipelines)));
      return exitCode;
    }

    private FilterType<?> find(FilterPipelines pipelines) {
      List<FilterDescription> filters = pipelines.describe();
      return filters.stream()
          .<FilterType<?>>map(FilterDescription::type)
          .filter(each -> each.name().value().equals(type))
          .findFirst()
          .orElseThrow(
              () -> {
                List<?> names = filters.stream().map(FilterDescription::type).toList();
                return new UsageException(
                    "filter %s has no steps; filters with steps: %s".formatted(type, names));
              });
    }

    private <T> void run(FilterPipelines pipelines, FilterType<T> filter) {
      FilterJson<T> json = FilterJson.of(filter);
      DryRun<T> run = pipelines.dryRun(filter, json.read().apply(terminal().readData(data)));
      for (DryRun.Step<T> step : run.steps()) {
        ObjectNode line =
            EventJson.object()
                .put("step", step.name())
                .put("decision", step.decision().toString())
                .put("durationMs", step.duration().toNanos() / 1e6);
        line.set("input", json.write().apply(step.input()));
        step.output().map(json.write()).ifPresent(output -> line.set("output", output));
        step.cause().ifPresent(cause -> line.put("cause", cause.toString()));
        print(line);
      }
      print(outcome(run));
    }

    private ObjectNode outcome(DryRun<?> run) {
      ObjectNode line = EventJson.object();
      if (run.failure().isEmpty()) {
        return line.put("outcome", "returned");
      }
      Throwable failure = run.failure().get();
      if (failure instanceof FilterException rejection) {
        line.put("outcome", "rejected")
            .put("exception", rejection.getClass().getName())
            .put("code", rejection.code())
            .put("message", rejection.getMessage());
        rejection.redirect().ifPresent(redirect -> line.put("redirect", redirect));
        return line;
      }
      if (failure instanceof EventDroppedException dropped) {
        return line.put("outcome", "dropped").put("message", dropped.reason());
      }
      exitCode = FAILURE;
      return line.put("outcome", "failed").put("message", failure.getMessage());
    }
  }
}
