package org.openedx.eventbus.tools.contract;

import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.openedx.eventbus.tools.finding.Place;
import org.openedx.eventbus.tools.finding.Rule;

/** Strict validation of any Avro schema, of an event or not, including names and defaults. */
public final class StrictSchema {
  private StrictSchema() {}

  /** Returns the problems of a schema with their positions; none if registries would accept it. */
  public static List<ContractProblem> problems(JsonSource source) {
    List<ContractProblem> problems = new ArrayList<>();
    for (Place key : source.duplicateKeys()) {
      problems.add(
          new ContractProblem(Rule.AVRO_DUPLICATE_KEY, key, JsonSource.duplicateKeyMessage(key)));
    }
    new SchemaCheck(source, problems).run();
    // In other schemas, "format" or "class" can be properties of another tool.
    problems.removeIf(problem -> problem.rule() == Rule.CONTRACT_PROPERTY);
    if (problems.isEmpty()) {
      try {
        new Schema.Parser().parse(source.text());
      } catch (RuntimeException e) {
        problems.add(source.problem("", "not an Avro schema: " + e.getMessage()));
      }
    }
    return problems;
  }
}
