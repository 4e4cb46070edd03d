package org.openedx.eventbus.tools.generate;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.openedx.eventbus.tools.contract.Contract;
import org.openedx.eventbus.tools.contract.ContractDirectory;
import org.openedx.eventbus.tools.finding.InvalidContractsException;

/**
 * The directories of contracts and of the files generated from them.
 *
 * @param contracts the directory of the contracts
 * @param released the directory of released contracts; it may be missing
 * @param output the directory of the generated files
 */
public record SchemaModule(Path contracts, Path released, Path output) {
  /**
   * Creates a module.
   *
   * @param contracts the directory of the contracts
   * @param released the directory of released contracts
   * @param output the directory of the generated files
   */
  public SchemaModule {
    Objects.requireNonNull(contracts, "contracts");
    Objects.requireNonNull(released, "released");
    Objects.requireNonNull(output, "output");
  }

  /**
   * {@return the directories of a Maven module: {@code src/main/contracts}, {@code released}, and
   * {@code src/main/generated} for committed sources}
   *
   * @param module the root directory of the Maven module
   */
  public static SchemaModule at(Path module) {
    return new SchemaModule(
        module.resolve("src/main/contracts"),
        module.resolve("released"),
        module.resolve("src/main/generated"));
  }

  /**
   * Reads the contracts and generates the files in memory.
   *
   * @param options the options of the generated code
   * @return the files, which have not been written yet
   * @throws InvalidContractsException if a contract is invalid, or Java cannot be generated
   * @throws java.io.UncheckedIOException if a contract cannot be read
   */
  public GeneratedFiles generated(GeneratorOptions options) {
    return Generator.with(options)
        .generate(ContractDirectory.read(contracts), ContractDirectory.readReleased(released));
  }

  /**
   * Generates like {@link #generated}, and adds current and released contracts as resources.
   *
   * @param options the options of the generated code
   * @return the files, which have not been written yet
   * @throws InvalidContractsException if a contract is invalid, or Java cannot be generated
   * @throws java.io.UncheckedIOException if a contract cannot be read
   */
  public GeneratedFiles generatedWithContracts(GeneratorOptions options) {
    List<Contract> today = ContractDirectory.read(contracts);
    List<Contract> earlier = ContractDirectory.readReleased(released);
    return Generator.with(options).generate(today, earlier).withContracts(today, earlier);
  }

  /**
   * Brings the generated files up to date, or checks whether they are.
   *
   * @param options the options of the generated code
   * @param check whether to compare only
   * @param out receives a line for each file that was written or differs, and for each problem
   * @return false if a check found a difference, or the contracts have problems
   * @throws java.io.UncheckedIOException if a file cannot be read or written
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
