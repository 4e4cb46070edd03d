package org.openedx.eventbus.tools.finding;

import java.util.List;
import java.util.stream.Collectors;
import org.openedx.eventbus.EventBusException;

/** Thrown if contracts are invalid. Contains all problems, sorted by file and line. */
public final class InvalidContractsException extends EventBusException {
  private static final long serialVersionUID = 1L;

  private final transient List<ContractProblem> problems;

  /**
   * Creates an exception.
   *
   * @param problems all problems, in any order
   */
  public InvalidContractsException(List<ContractProblem> problems) {
    super(describe(problems));
    this.problems = problems.stream().sorted().toList();
  }

  private static String describe(List<ContractProblem> problems) {
    String lines =
        problems.stream().sorted().map(each -> "  " + each).collect(Collectors.joining("\n"));
    return problems.size() + (problems.size() == 1 ? " problem" : " problems") + ":\n" + lines;
  }

  /** {@return all problems, sorted by file and line} */
  public List<ContractProblem> problems() {
    return problems;
  }
}
