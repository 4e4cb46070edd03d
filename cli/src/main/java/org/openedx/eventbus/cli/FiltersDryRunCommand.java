package org.openedx.eventbus.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.openedx.eventbus.event.EventDroppedException;
import org.openedx.eventbus.filter.DryRun;
import org.openedx.eventbus.filter.FilterDescription;
import org.openedx.eventbus.filter.FilterException;
import org.openedx.eventbus.filter.FilterPipelines;
import org.openedx.eventbus.filter.FilterType;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code eventbus filters dry-run}: a value goes through the steps of a filter. */
@Command(
    name = "dry-run",
    description = {
      "Give a value to the steps of a filter and print a JSON object for each: what it was given,"
          + " what it returned, how long it took and what the pipeline decided; then one for the"
          + " outcome.",
      "The steps really run; FilterContext.isDryRun() returns true. Fields that the filter type"
          + " hides are not printed."
    })
final class FiltersDryRunCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(paramLabel = "TYPE", description = "The filter type's name.")
  private String type = "";

  @Option(
      names = "--data",
      required = true,
      paramLabel = "JSON",
      description = {
        "The value as JSON, by the names of the record's components; of an event the payload, as"
            + " for 'eventbus send'. @FILE for that of a file, - for that of stdin."
      })
  private String data = "";

  @Mixin private final FilterSource source = new FilterSource();

  private int exitCode = ExitCode.DONE;

  FiltersDryRunCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws InterruptedException {
    source.use(pipelines -> run(pipelines, find(pipelines)));
    return exitCode;
  }

  private FilterType<?> find(FilterPipelines pipelines) {
    List<FilterDescription> wired = pipelines.describe();
    return wired.stream()
        .<FilterType<?>>map(FilterDescription::type)
        .filter(each -> each.name().value().equals(type))
        .findFirst()
        .orElseThrow(
            () ->
                new WrongUseException(
                    "filter "
                        + type
                        + " has no steps; those that have: "
                        + wired.stream().map(each -> each.type().toString()).toList()));
  }

  private <T> void run(FilterPipelines pipelines, FilterType<T> filter) {
    FilterData<T> values = FilterData.of(filter);
    DryRun<T> run = pipelines.dryRun(filter, values.read(json()));
    for (DryRun.Step<T> step : run.steps()) {
      ObjectNode line =
          JsonNodeFactory.instance
              .objectNode()
              .put("step", step.name())
              .put("decision", step.decision().toString())
              .put("took_ms", step.duration().toNanos() / 1e6);
      line.set("input", values.write(step.input()));
      step.output().ifPresent(output -> line.set("output", values.write(output)));
      step.cause().ifPresent(cause -> line.put("cause", cause.toString()));
      terminal.out().println(line);
    }
    terminal.out().println(outcome(run));
  }

  private ObjectNode outcome(DryRun<?> run) {
    ObjectNode line = JsonNodeFactory.instance.objectNode();
    if (run.failure().isEmpty()) {
      return line.put("outcome", "returned");
    }
    Throwable failure = run.failure().get();
    if (failure instanceof FilterException rejection) {
      line.put("outcome", "rejected").put("exception", rejection.getClass().getName());
      line.put("code", rejection.code()).put("message", rejection.getMessage());
      rejection.redirect().ifPresent(redirect -> line.put("redirect", redirect));
      return line;
    }
    if (failure instanceof EventDroppedException dropped) {
      return line.put("outcome", "dropped").put("message", dropped.reason());
    }
    exitCode = ExitCode.FAILED;
    return line.put("outcome", "failed").put("message", failure.getMessage());
  }

  private String json() {
    try {
      if (data.equals("-")) {
        return new String(terminal.in().readAllBytes(), UTF_8);
      }
      return data.startsWith("@") ? Files.readString(Path.of(data.substring(1))) : data;
    } catch (IOException | InvalidPathException e) {
      throw new WrongUseException("--data: cannot read " + data.substring(1) + " (" + e + ")", e);
    }
  }
}
