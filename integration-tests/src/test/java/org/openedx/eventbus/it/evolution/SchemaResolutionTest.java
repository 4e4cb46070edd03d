package org.openedx.eventbus.it.evolution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openedx.eventbus.avro.AvroWriter;
import org.openedx.eventbus.codec.GenericCodec;
import org.openedx.eventbus.codec.internal.PayloadDecoder;
import org.openedx.eventbus.event.EventType;
import org.openedx.eventbus.event.IncompatibleEventException;
import org.openedx.eventbus.it.evolution.RandomContractChanges.Changed;
import org.openedx.eventbus.it.support.AvroBytes;
import org.openedx.eventbus.it.support.PlainValues;
import org.openedx.eventbus.it.support.Seed;
import org.openedx.eventbus.testkit.sample.SampleValues;
import org.openedx.eventbus.tools.contract.Contract;
import org.openedx.eventbus.tools.generate.Generator;
import org.openedx.eventbus.tools.generate.GeneratorOptions;

/**
 * Random changes of the learning contracts: events written before a change are decoded after it,
 * and the other way round, exactly as Avro's own reader decodes them.
 */
class SchemaResolutionTest {
  private static final int CHANGED_CONTRACTS = 1_000;
  private static final int GENERATED_CONTRACTS = 36;
  private static final int PAYLOADS = 3;

  @TempDir static Path directory;

  @Test
  void genericDecoderResolvesChangedSchemasAsAvroDoes() {
    Seed.run(
        random -> {
          RandomContractChanges changes = new RandomContractChanges(random);
          List<ObjectNode> released = ContractJson.released();
          int read = 0;
          for (int i = 0; i < CHANGED_CONTRACTS; i++) {
            ObjectNode older = released.get(i % released.size());
            // Also between two changed versions, because only those have enums and maps.
            older = random.nextBoolean() ? older : changes.change(older, 3).contract();
            Changed newer = changes.change(older, 1 + random.nextInt(3));
            EventType<GenericRecord> oldType = generic(older);
            EventType<GenericRecord> newType = generic(newer.contract());
            int forth = compare(newType, newer.contract(), older, random, newer);
            compare(oldType, older, newer.contract(), random, newer);
            compare(newType, newer.contract(), newer.contract(), random, newer);
            assertThat(forth).as("%s", newer.changes()).isEqualTo(PAYLOADS);
            read += forth;
          }
          assertThat(read).isEqualTo(CHANGED_CONTRACTS * PAYLOADS);
        });
  }

  @Test
  void generatedDecoderResolvesChangedSchemasAsAvroDoes() {
    Seed.run(
        random -> {
          RandomContractChanges changes = new RandomContractChanges(random);
          List<ObjectNode> released = ContractJson.released();
          List<ObjectNode> olders = new ArrayList<>();
          List<Changed> newers = new ArrayList<>();
          Map<String, String> sources = new HashMap<>();
          for (int i = 0; i < GENERATED_CONTRACTS; i++) {
            ObjectNode older = released.get(i % released.size());
            older = random.nextBoolean() ? older : changes.change(older, 2).contract();
            Changed newer = changes.change(older, 2 + random.nextInt(4));
            olders.add(older);
            newers.add(newer);
            sources.putAll(generate(ContractJson.parse(newer.contract()), "changed" + i));
          }

          CompiledSources compiled = CompiledSources.of(sources, directory);

          for (int i = 0; i < GENERATED_CONTRACTS; i++) {
            ObjectNode newer = newers.get(i).contract();
            EventType<?> type =
                compiled.constant(
                    "changed" + i + ".learning.LearningEvents",
                    ContractJson.parse(newer).constant());
            int read = compare(type, newer, olders.get(i), random, newers.get(i));
            assertThat(read).as("%s", newers.get(i).changes()).isEqualTo(PAYLOADS);
            compare(type, newer, newer, random, newers.get(i));
          }
        });
  }

  private static EventType<GenericRecord> generic(ObjectNode contract) {
    Contract parsed = ContractJson.parse(contract);
    return GenericCodec.eventType(parsed.name(), parsed.wireSchema()).build();
  }

  private static Map<String, String> generate(Contract contract, String basePackage) {
    GeneratorOptions options = GeneratorOptions.defaults().withBasePackage(basePackage);
    return Generator.with(options).generate(List.of(contract), List.of()).files();
  }

  /**
   * Writes with one contract and reads with the other.
   *
   * @return the number of payloads that Avro and the decoder could read
   */
  private static <T> int compare(
      EventType<T> reader,
      ObjectNode readerContract,
      ObjectNode writerContract,
      SplittableRandom random,
      Changed changed) {
    Schema writer = ContractJson.writerSchema(writerContract);
    Schema oracle = ContractJson.readerSchema(readerContract);
    // As the registry returns it: without the properties of contracts.
    Schema registered = ContractJson.parse(writerContract).wireSchema().schema();
    PayloadDecoder<T> decoder = PayloadDecoder.of(reader, registered);
    int read = 0;
    for (int i = 0; i < PAYLOADS; i++) {
      byte[] bytes = AvroBytes.write(SampleValues.random(writer, random));
      GenericRecord expected;
      try {
        expected = AvroBytes.read(bytes, writer, oracle);
      } catch (AvroRuntimeException e) {
        assertThatThrownBy(() -> decoder.decode(bytes, 0))
            .as("%s; Avro says %s", changed.changes(), e)
            .isInstanceOf(IncompatibleEventException.class);
        continue;
      }
      T payload = decoder.decode(bytes, 0);
      GenericRecord found = reader.codec().toGeneric(payload, reader.schema().schema());
      assertThat(PlainValues.of(found))
          .as("%s", changed.changes())
          .isEqualTo(PlainValues.of(expected));
      if (readerContract == writerContract) {
        assertThat(written(reader, payload)).as("%s", changed.changes()).isEqualTo(bytes);
      }
      read++;
    }
    return read;
  }

  private static <T> byte[] written(EventType<T> type, T payload) {
    AvroWriter out = new AvroWriter(64);
    type.codec().write(payload, out);
    return out.toByteArray();
  }
}
