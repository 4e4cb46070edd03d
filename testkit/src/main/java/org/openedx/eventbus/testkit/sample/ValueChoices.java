package org.openedx.eventbus.testkit.sample;

import java.math.BigInteger;
import java.util.List;

/** Choices that a schema leaves open. Paths have dots, for example {@code user.pii.email}. */
interface ValueChoices {
  /**
   * Returns the index of a branch of a union.
   *
   * @param names the names of the branches
   * @param empty the index of the null branch, or -1 if there is none
   */
  int branch(String path, List<String> names, int empty);

  /** Returns the index of a symbol of an enum. */
  int symbol(String path, List<String> names);

  /** Returns the size of an array or map that is nested in {@code depth} others. */
  int size(String path, int depth);

  boolean flag(String path);

  String text(String path);

  /** Returns a date and time in the form that Python writes. */
  String dateTime(String path);

  /** Returns an integer from {@code least} to {@code most}. */
  BigInteger integer(String path, BigInteger least, BigInteger most);

  double fraction(String path, double most);

  byte[] bytes(String path, int length);

  /** Returns the number of bytes where the schema does not fix it. */
  int length(String path);
}
