package org.openedx.eventbus.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.tools.asyncapi.AsyncApi;
import org.openedx.eventbus.tools.asyncapi.AsyncApiOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code eventbus schema asyncapi}: contracts as an AsyncAPI document. */
@Command(name = "asyncapi", description = "Write an AsyncAPI 3 document of contracts, in JSON.")
final class AsyncApiCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private ShownModules modules = new ShownModules();

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = "Where the document goes. Default: standard output")
  private @Nullable Path output;

  @Option(
      names = "--title",
      paramLabel = "TEXT",
      defaultValue = "Events",
      description = "The document's title. Default: ${DEFAULT-VALUE}")
  private String title = "Events";

  @Option(
      names = "--document-version",
      paramLabel = "VERSION",
      defaultValue = "1.0.0",
      description = "The document's own version. Default: ${DEFAULT-VALUE}")
  private String version = "1.0.0";

  @Option(
      names = "--topic-prefix",
      paramLabel = "PREFIX",
      defaultValue = "",
      description = "The environment's, put before every topic with a dash.")
  private String prefix = "";

  @Option(names = "--server", paramLabel = "HOST:PORT", description = "Kafka's address.")
  private @Nullable String server;

  @Option(names = "--registry", paramLabel = "URL", description = "The registry's; with --server.")
  private @Nullable String registry;

  @Option(
      names = "--registry-vendor",
      paramLabel = "NAME",
      description = "Such as apicurio or confluent; with --registry.")
  private @Nullable String vendor;

  AsyncApiCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    AsyncApiOptions options = options();
    write(modules.show((all, levels) -> AsyncApi.of(all).withLevels(levels).with(options).json()));
    return ExitCode.DONE;
  }

  private AsyncApiOptions options() {
    if (server == null && registry != null) {
      throw new WrongUseException("--registry is told beside a --server; give that as well");
    }
    if (registry == null && vendor != null) {
      throw new WrongUseException("--registry-vendor is whose --registry is; give that as well");
    }
    Optional<AsyncApiOptions.KafkaServer> kafka =
        Optional.ofNullable(server)
            .map(
                host ->
                    new AsyncApiOptions.KafkaServer(
                        host, Optional.ofNullable(registry), Optional.ofNullable(vendor)));
    return new AsyncApiOptions(title, version, prefix, kafka);
  }

  private void write(String document) {
    if (output == null) {
      terminal.out().print(document);
      return;
    }
    if (Files.isDirectory(output)) {
      throw new CommandFailedException(output + " is a directory; name a file");
    }
    try {
      Path directory = output.toAbsolutePath().getParent();
      if (directory != null) {
        Files.createDirectories(directory);
      }
      Files.writeString(output, document);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + output + ": " + e, e);
    }
  }
}
