package org.openedx.eventbus.tools.generate;

import com.palantir.javapoet.ClassName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.generic.IndexedRecord;
import org.openedx.eventbus.tools.contract.Contract;
import org.openedx.eventbus.tools.finding.ContractProblem;
import org.openedx.eventbus.tools.generate.ExampleExpressions.Code;
import org.openedx.eventbus.tools.generate.GeneratedType.RecordShape;

/**
 * Example code that sends a payload with the generated records.
 *
 * @param imports the required imports, without a final line feed
 * @param statement the call of {@code bus.send}, where {@code bus} is an {@code EventProducer}
 */
public record JavaExample(String imports, String statement) {
  /**
   * Generates an example.
   *
   * @param contract the contract of the event type
   * @param payload a payload with the contract's schema
   * @param options the options of the generated code that the example uses
   * @return the example; empty if Java cannot be generated from the contract
   */
  public static Optional<JavaExample> of(
      Contract contract, IndexedRecord payload, GeneratorOptions options) {
    if (contract.name().subdomain().isEmpty()) {
      return Optional.empty();
    }
    List<ContractProblem> problems = new ArrayList<>();
    String packageName = Generator.packageName(contract.name(), options);
    List<GeneratedType> shapes =
        new TypeResolver(contract, packageName, Optional.empty(), problems).resolve();
    if (!problems.isEmpty()) {
      return Optional.empty();
    }
    Map<ClassName, RecordShape> records = new HashMap<>();
    for (GeneratedType shape : shapes) {
      if (shape instanceof RecordShape record) {
        records.put(record.java(), record);
      }
    }
    RecordShape root = (RecordShape) shapes.get(0);
    ExampleExpressions expressions =
        new ExampleExpressions(data -> records.getOrDefault(data.java(), root));
    expressions.name(root.java());
    ValueType type = new ValueType.Data(root.java(), root.codec(), true);
    Code value = expressions.of(type, payload.getSchema(), payload);
    String constant = contract.constant();
    String statement = Code.call("bus.send", List.of(Code.of(constant), value)).at(0) + ";";
    String constants = Subdomain.constantsClass(packageName).canonicalName();
    String imports = String.join("\n", expressions.imports());
    return Optional.of(
        new JavaExample(
            "import static %s.%s;\n\n%s".formatted(constants, constant, imports), statement));
  }

  /** {@return imports and statement, separated by an empty line} */
  public String text() {
    return imports + "\n\n" + statement;
  }
}
