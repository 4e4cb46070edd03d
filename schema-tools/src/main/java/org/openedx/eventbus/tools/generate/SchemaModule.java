package org.openedx.eventbus.tools.generate;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.openedx.eventbus.tools.contract.Contract;
import org.openedx.eventbus.tools.contract.ContractDirectory;
import org.openedx.eventbus.tools.contract.InvalidContractsException;

/**
 * A directory of contracts and what is generated from them.
 *
 * @param contracts the directory of today's contracts
 * @param released the directory of released ones, which need not be there
 * @param output where the generated files go
 */
public record SchemaModule(Path contracts, Path released, Path output) {
  public SchemaModule {
    Objects.requireNonNull(contracts, "contracts");
    Objects.requireNonNull(released, "released");
    Objects.requireNonNull(output, "output");
  }

  /**
   * A Maven module with {@code src/main/contracts}, {@code released} and, committed, {@code
   * src/main/generated}.
   */
  public static SchemaModule at(Path module) {
    return new SchemaModule(
        module.resolve("src/main/contracts"),
        module.resolve("released"),
        module.resolve("src/main/generated"));
  }

  /** Reads the contracts and makes the files, writing none. */
  public GeneratedFiles generated(GeneratorOptions options) {
    return generated(options, ContractDirectory.read(contracts), earlier());
  }

  /** The same, with the contracts among the resources, those that were released too. */
  public GeneratedFiles generatedWithContracts(GeneratorOptions options) {
    List<Contract> today = ContractDirectory.read(contracts);
    List<Contract> earlier = earlier();
    return generated(options, today, earlier).withContracts(today, earlier);
  }

  private List<Contract> earlier() {
    return ContractDirectory.readReleased(released);
  }

  private static GeneratedFiles generated(
      GeneratorOptions options, List<Contract> today, List<Contract> earlier) {
    return Generator.with(options).generate(today, earlier);
  }

  /**
   * Brings the generated files up to date, or says whether they are.
   *
   * @param check true to write nothing
   * @param out gets a line per file that was written, or that differs, and per problem
   * @return false when a check found a difference, or the contracts have problems
   */
  public boolean generate(GeneratorOptions options, boolean check, PrintStream out) {
    try {
      GeneratedFiles files = generated(options);
      List<String> lines = check ? files.check(output) : files.write(output);
      lines.forEach(out::println);
      return !check || lines.isEmpty();
    } catch (InvalidContractsException e) {
      e.problems().forEach(out::println);
      return false;
    }
  }
}
