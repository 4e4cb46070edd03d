package org.openedx.eventbus.testkit.sample;

import java.math.BigInteger;
import java.util.List;

/** What decides where a schema leaves a choice. Paths are dotted, {@code user.pii.email}. */
interface Choices {
  /**
   * The number of a branch of a union.
   *
   * @param names what the branches are called
   * @param empty the branch that is null, or -1 where there is none
   */
  int branch(String path, List<String> names, int empty);

  /** The number of a symbol of an enumeration. */
  int symbol(String path, List<String> names);

  /** How many items an array or a map has, inside {@code depth} others. */
  int size(String path, int depth);

  boolean flag(String path);

  String text(String path);

  /** A date and time as Python writes it. */
  String dateTime(String path);

  /** A whole number from {@code least} to {@code most}. */
  BigInteger whole(String path, BigInteger least, BigInteger most);

  double fraction(String path, double most);

  byte[] bytes(String path, int length);

  /** How many bytes, where the schema does not say. */
  int length(String path);
}
