package org.openedx.eventbus.tools.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openedx.eventbus.avro.AvroWriter;
import org.openedx.eventbus.event.EventProducer;
import org.openedx.eventbus.event.EventType;
import org.openedx.eventbus.tools.contract.Contract;
import org.openedx.eventbus.tools.contract.ContractDirectory;
import org.openedx.eventbus.tools.contract.ContractTexts;
import org.openedx.eventbus.tools.internal.sample.SamplePayload;

/** Compiles and runs examples, and compares the sent bytes with those of Avro. */
class JavaExampleTest {
  private static final Path KITCHEN = Path.of("src/test/resources/kitchen");
  private static final Path OPEN_EDX = Path.of("../schemas/src/main/contracts");

  @TempDir Path directory;

  @Test
  void exampleOfEveryAvroTypeSendsSamplePayload() throws Exception {
    assertExamplesSendSamplePayload(ContractDirectory.read(KITCHEN));
  }

  @Test
  void examplesOfOpenEdxEventsSendSamplePayload() throws Exception {
    List<Contract> contracts = ContractDirectory.read(OPEN_EDX);
    assertThat(contracts).hasSizeGreaterThan(8);

    assertExamplesSendSamplePayload(contracts);
  }

  private void assertExamplesSendSamplePayload(List<Contract> contracts) throws Exception {
    Map<String, String> sources = new TreeMap<>();
    sources.putAll(
        Generator.with(GeneratorOptions.defaults()).generate(contracts, List.of()).files());
    for (int i = 0; i < contracts.size(); i++) {
      sources.put("Example" + i + ".java", program(contracts.get(i), i));
    }
    Compiled compiled = Compiled.of(sources, directory, "");
    for (int i = 0; i < contracts.size(); i++) {
      Contract contract = contracts.get(i);
      Sent sent = run(compiled.type("example.Example" + i));
      assertThat(sent.type().name()).isEqualTo(contract.name());
      assertThat(sent.bytes())
          .as(contract.toString())
          .isEqualTo(avro(SamplePayload.of(contract).orElseThrow().record()));
    }
  }

  private static String program(Contract contract, int number) {
    GenericRecord payload = SamplePayload.of(contract).orElseThrow().record();
    JavaExample example =
        JavaExample.of(contract, payload, GeneratorOptions.defaults()).orElseThrow();
    return """
    package example;
    %s
    @SuppressWarnings("deprecation")
    public final class Example%d {
      public static void send(org.openedx.eventbus.event.EventProducer bus) {
        %s
      }
    }
    """
        .formatted(example.imports(), number, example.statement());
  }

  private record Sent(EventType<Object> type, Object payload) {
    byte[] bytes() {
      AvroWriter out = new AvroWriter(64);
      type.codec().write(payload, out);
      return out.toByteArray();
    }
  }

  @SuppressWarnings("unchecked")
  private static Sent run(Class<?> example) throws ReflectiveOperationException {
    List<Sent> sent = new ArrayList<>();
    InvocationHandler record =
        (Object proxy, Method method, Object[] arguments) -> {
          sent.add(new Sent((EventType<Object>) arguments[0], arguments[1]));
          return null;
        };
    Object bus =
        Proxy.newProxyInstance(
            example.getClassLoader(), new Class<?>[] {EventProducer.class}, record);
    example.getMethod("send", EventProducer.class).invoke(null, bus);
    assertThat(sent).hasSize(1);
    return sent.get(0);
  }

  private static byte[] avro(GenericRecord record) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
    new GenericDatumWriter<GenericRecord>(record.getSchema()).write(record, encoder);
    encoder.flush();
    return out.toByteArray();
  }

  @Test
  void exampleImportsConstantFromConfiguredBasePackage() {
    Contract contract = Contract.parse("a", ContractTexts.of("com.acme.shop.cart.filled.v1"));
    GenericRecord payload = SamplePayload.of(contract).orElseThrow().record();

    assertThat(
            JavaExample.of(
                contract, payload, GeneratorOptions.defaults().withBasePackage("com.acme.own")))
        .hasValueSatisfying(
            example ->
                assertThat(example.imports())
                    .contains("import static com.acme.own.shop.ShopEvents.CART_FILLED;"));
  }

  @Test
  void unsupportedContractHasNoExample() {
    String union = "{\"name\": \"either\", \"type\": [\"string\", \"long\"]}";
    Contract contract =
        Contract.parse("a", ContractTexts.of("com.acme.shop.cart.filled.v1", union));
    GenericRecord payload = SamplePayload.of(contract).orElseThrow().record();

    assertThat(JavaExample.of(contract, payload, GeneratorOptions.defaults())).isEmpty();
  }

  @Test
  void logicalTypesWithoutJavaTypeAreShownAsBytes() {
    String fields =
        """
        {"name": "lasts",
         "type": {"type": "fixed", "name": "Span", "size": 12, "logicalType": "duration"}},
        {"name": "price", "type": {"type": "bytes", "logicalType": "big-decimal"}}\
        """;
    Contract contract =
        Contract.parse("a", ContractTexts.of("com.acme.shop.cart.filled.v1", fields));
    GenericRecord payload = SamplePayload.of(contract).orElseThrow().record();

    assertThat(JavaExample.of(contract, payload, GeneratorOptions.defaults()))
        .hasValueSatisfying(
            example -> assertThat(example.statement().split("Bytes\\.copyOf\\(", -1)).hasSize(3));
  }
}
