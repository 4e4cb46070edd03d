package org.openedx.eventbus.cli.schema;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.cli.common.CliCommand;
import org.openedx.eventbus.cli.common.CommandFailedException;
import org.openedx.eventbus.cli.common.UsageException;
import org.openedx.eventbus.tools.asyncapi.AsyncApi;
import org.openedx.eventbus.tools.asyncapi.AsyncApiOptions;
import org.openedx.eventbus.tools.asyncapi.AsyncApiOptions.KafkaServer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code eventbus schema asyncapi}: writes contracts as an AsyncAPI document. */
@Command(name = "asyncapi", description = "Write contracts as an AsyncAPI 3 document in JSON.")
final class AsyncApiCommand extends CliCommand {
  @Mixin private final ModuleDirectories.Published modules = new ModuleDirectories.Published();

  @Option(names = "--output", paramLabel = "FILE", description = "Default: standard output.")
  private @Nullable Path output;

  @Option(names = "--title", paramLabel = "TEXT", description = "Default: ${DEFAULT-VALUE}")
  private String title = "Events";

  @Option(
      names = "--document-version",
      paramLabel = "VERSION",
      description = "Version of the document. Default: ${DEFAULT-VALUE}")
  private String version = "1.0.0";

  @Option(
      names = "--topic-prefix",
      paramLabel = "PREFIX",
      description = "Prefix of topic names, joined with a dash, for example prod.")
  private String topicPrefix = "";

  @Option(names = "--server", paramLabel = "HOST:PORT", description = "Address of Kafka.")
  private Optional<String> server = Optional.empty();

  @Option(names = "--registry", paramLabel = "URL", description = "Requires --server.")
  private Optional<String> registry = Optional.empty();

  @Option(
      names = "--registry-vendor",
      paramLabel = "NAME",
      description = "For example apicurio or confluent; requires --registry.")
  private Optional<String> vendor = Optional.empty();

  @Override
  public Integer call() {
    AsyncApiOptions options = options();
    String document =
        modules.publish((all, levels) -> AsyncApi.of(all).withLevels(levels).with(options).json());
    if (output == null) {
      terminal().out().print(document);
    } else {
      write(document, output);
    }
    return SUCCESS;
  }

  private AsyncApiOptions options() {
    if (server.isEmpty() && registry.isPresent()) {
      throw new UsageException("--registry requires --server");
    }
    if (registry.isEmpty() && vendor.isPresent()) {
      throw new UsageException("--registry-vendor requires --registry");
    }
    Optional<KafkaServer> kafka = server.map(host -> new KafkaServer(host, registry, vendor));
    return new AsyncApiOptions(title, version, topicPrefix, kafka);
  }

  private static void write(String document, Path file) {
    if (Files.isDirectory(file)) {
      throw new CommandFailedException(file + " is a directory; name a file");
    }
    try {
      Path directory = file.toAbsolutePath().getParent();
      if (directory != null) {
        Files.createDirectories(directory);
      }
      Files.writeString(file, document);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file + ": " + e, e);
    }
  }
}
