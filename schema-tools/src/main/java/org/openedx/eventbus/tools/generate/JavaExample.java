package org.openedx.eventbus.tools.generate;

import com.palantir.javapoet.ClassName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.generic.IndexedRecord;
import org.openedx.eventbus.tools.contract.Contract;
import org.openedx.eventbus.tools.contract.ContractProblem;
import org.openedx.eventbus.tools.generate.JavaCode.Call;
import org.openedx.eventbus.tools.generate.JavaCode.Text;
import org.openedx.eventbus.tools.generate.Shape.RecordShape;

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
   * @param payload a payload with the contract's schema
   * @return the example; empty if Java cannot be generated from the contract
   */
  public static Optional<JavaExample> of(
      Contract contract, IndexedRecord payload, GeneratorOptions options) {
    if (contract.name().subdomain().isEmpty()) {
      return Optional.empty();
    }
    List<ContractProblem> problems = new ArrayList<>();
    String packageName = Generator.packageName(contract.name(), options);
    List<Shape> shapes =
        new TypeResolver(contract, packageName, Optional.empty(), problems).resolve();
    return problems.isEmpty()
        ? Optional.of(write(contract, packageName, shapes, payload))
        : Optional.empty();
  }

  private static JavaExample write(
      Contract contract, String packageName, List<Shape> shapes, IndexedRecord payload) {
    Map<ClassName, RecordShape> records = new HashMap<>();
    for (Shape shape : shapes) {
      if (shape instanceof RecordShape record) {
        records.put(record.java(), record);
      }
    }
    RecordShape root = (RecordShape) shapes.get(0);
    Imports imports = new Imports();
    imports.of(root.java());
    ExampleExpressions values =
        new ExampleExpressions(data -> records.getOrDefault(data.java(), root), imports);
    JavaCode value =
        values.of(
            new ValueType.Data(root.java(), root.codec(), true), payload.getSchema(), payload);
    String statement = Call.of("bus.send", new Text(contract.constant()), value).at(0) + ";";
    String constants = Subdomain.constantsClass(packageName).canonicalName();
    String constant = "import static " + constants + "." + contract.constant() + ";";
    return new JavaExample(constant + "\n\n" + String.join("\n", imports.lines()), statement);
  }

  /** Returns imports and statement, separated by an empty line. */
  public String text() {
    return imports + "\n\n" + statement;
  }
}
