package org.openedx.eventbus.registry;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.apache.avro.Schema;
import org.openedx.eventbus.avro.InvalidSchemaException;
import org.openedx.eventbus.avro.SchemaTexts;

/**
 * The registry's answers with two memories behind them: verified texts of ids in this process, and
 * all answers on disk. The disk is asked only while the registry does not answer.
 */
final class HttpSchemaRegistry implements SchemaRegistry {
  /** After a failure, how long a text that is on disk is taken from there without asking. */
  static final Duration OUTAGE_PAUSE = Duration.ofSeconds(2);

  /** How long an answer may be on its way before only the one who asks for it waits. */
  static final Duration PATIENCE = Duration.ofSeconds(2);

  private final RegistryTransport transport;
  private final RegistryApi api;
  private final SchemaLookup lookup;
  private final AnswerMemory memory;
  private final LongSupplier nanos;
  private final SingleFlight<RegisteredText, SchemaId> resolving = new SingleFlight<>();
  private final OneAsker loading = new OneAsker();
  private volatile Optional<Long> failedAt = Optional.empty();
  private volatile boolean closed;

  private record RegisteredText(Subject subject, String text) {}

  HttpSchemaRegistry(RegistrySettings settings, LongSupplier nanos) {
    this.nanos = nanos;
    this.transport = new RegistryTransport(settings);
    this.api = new RegistryApi(transport);
    this.lookup = new SchemaLookup(api, settings.autoRegister());
    this.memory = new AnswerMemory(settings);
  }

  @Override
  public Resolved resolve(Subject subject, String schemaText) {
    Schema wanted = SchemaTexts.parse(schemaText);
    try {
      return new Resolved(
          resolving.run(
              new RegisteredText(subject, schemaText),
              () ->
                  confirmed(
                      subject, schemaText, () -> lookup.resolve(subject, schemaText, wanted))),
          true);
    } catch (RegistryUnavailableException e) {
      return memory
          .remembered(subject, schemaText)
          .map(id -> new Resolved(id, false))
          .orElseThrow(() -> e);
    }
  }

  @Override
  public SchemaId register(Subject subject, String schemaText) {
    Schema wanted = SchemaTexts.parse(schemaText);
    return confirmed(subject, schemaText, () -> lookup.register(subject, schemaText, wanted));
  }

  private SchemaId confirmed(Subject subject, String text, Supplier<SchemaId> question) {
    try {
      SchemaId id = asking(question);
      memory.confirm(subject, text, id);
      return id;
    } catch (SchemaNotRegisteredException e) {
      memory.gone(subject, text);
      throw e;
    }
  }

  @Override
  public SchemaText schemaOf(SchemaId id) {
    return memory
        .verified(id)
        .map(text -> new SchemaText(text, true))
        .or(() -> isAway() ? unverified(id) : Optional.empty())
        .orElseGet(() -> load(id, () -> memory.verified(id).orElseGet(() -> load(id))));
  }

  @Override
  public SchemaText reload(SchemaId id) {
    return load(id, () -> load(id));
  }

  /** While the registry is known to be away one caller finds out for all whether it is back. */
  private SchemaText load(SchemaId id, Supplier<String> text) {
    try {
      return new SchemaText(
          loading.ask(() -> failedAt.isPresent() ? Duration.ZERO : PATIENCE, text), true);
    } catch (RegistryUnavailableException e) {
      return unverified(id).orElseThrow(() -> e);
    }
  }

  private String load(SchemaId id) {
    String text =
        asking(() -> api.text(id))
            .orElseThrow(
                () -> {
                  memory.gone(id);
                  return new UnknownSchemaIdException(id);
                });
    try {
      Schema ignored = SchemaTexts.parse(text);
      memory.confirm(id, text);
      return text;
    } catch (InvalidSchemaException e) {
      throw new RegistryException("schema " + id + " of the registry is " + e.getMessage(), e);
    }
  }

  private Optional<SchemaText> unverified(SchemaId id) {
    return memory.remembered(id).map(text -> new SchemaText(text, false));
  }

  /** Without this, every schema read from disk would wait out a timeout of a silent registry. */
  private boolean isAway() {
    return failedAt.filter(since -> nanos.getAsLong() - since < OUTAGE_PAUSE.toNanos()).isPresent();
  }

  private <T> T asking(Supplier<T> question) {
    if (closed) {
      throw new IllegalStateException("the schema registry is closed");
    }
    try {
      T answer = question.get();
      failedAt = Optional.empty();
      return answer;
    } catch (RegistryUnavailableException e) {
      if (!Thread.currentThread().isInterrupted()) {
        failedAt = Optional.of(nanos.getAsLong());
      }
      throw e;
    }
  }

  @Override
  public void setCompatibility(Subject subject, Compatibility level) {
    asking(
        () -> {
          api.setCompatibility(subject, level);
          return level;
        });
  }

  @Override
  public Optional<Compatibility> compatibility(Subject subject) {
    return asking(() -> api.compatibility(subject));
  }

  @Override
  public List<Subject> subjects() {
    return asking(api::subjects);
  }

  @Override
  public List<Integer> versions(Subject subject) {
    return asking(() -> api.versions(subject));
  }

  @Override
  public RegisteredSchema version(Subject subject, int version) {
    return asking(() -> api.version(subject, version))
        .orElseThrow(
            () ->
                new RegistryException(
                    "subject '" + subject + "' has no Avro schema as version " + version));
  }

  @Override
  public void close() {
    closed = true;
    transport.close();
  }
}
