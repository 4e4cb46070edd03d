package org.openedx.eventbus.tools.contract;

import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.openedx.eventbus.tools.finding.Place;
import org.openedx.eventbus.tools.finding.Rule;

/** The strict look at any Avro schema, event or not: names, defaults, and that it is one. */
public final class StrictSchema {
  private StrictSchema() {}

  /** What is wrong with a schema, each thing at its place; none where registries would take it. */
  public static List<ContractProblem> problems(JsonSource source) {
    List<ContractProblem> problems = new ArrayList<>();
    for (Place key : source.doubledKeys()) {
      problems.add(new ContractProblem(Rule.AVRO_DUPLICATE_KEY, key, JsonSource.doubled(key)));
    }
    new SchemaCheck(source, problems).run();
    // Another tool's "format" or "class" is none of ours to judge.
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
