package org.openedx.eventbus.tools.contract;

import java.util.Objects;

/**
 * Something wrong with a contract, and where.
 *
 * @param file the file, as it was given
 * @param line counted from 1; 0 where the problem is the whole file's
 * @param column counted from 1; 0 where the problem is the whole file's
 * @param message what is wrong and what would be right
 */
public record ContractProblem(String file, int line, int column, String message)
    implements Comparable<ContractProblem> {
  public ContractProblem {
    Objects.requireNonNull(file, "file");
    Objects.requireNonNull(message, "message");
  }

  @Override
  public int compareTo(ContractProblem other) {
    int byFile = file.compareTo(other.file);
    int byLine = byFile != 0 ? byFile : Integer.compare(line, other.line);
    return byLine != 0 ? byLine : Integer.compare(column, other.column);
  }

  /** {@code file:line:column: message}, which editors and CI make clickable. */
  @Override
  public String toString() {
    return line == 0 ? file + ": " + message : file + ":" + line + ":" + column + ": " + message;
  }
}
