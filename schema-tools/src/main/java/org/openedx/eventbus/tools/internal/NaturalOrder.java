package org.openedx.eventbus.tools.internal;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Order of strings in which digits count as numbers: for example, v9 comes before v10. */
public enum NaturalOrder implements Comparator<String> {
  INSTANCE;

  private static final Pattern PART = Pattern.compile("[0-9]+|[^0-9]+");

  @Override
  public int compare(String one, String other) {
    Matcher left = PART.matcher(one);
    Matcher right = PART.matcher(other);
    while (true) {
      boolean more = left.find();
      if (more != right.find()) {
        return more ? 1 : -1;
      }
      int order = more ? compareParts(left.group(), right.group()) : one.compareTo(other);
      if (order != 0 || !more) {
        return order;
      }
    }
  }

  private static int compareParts(String left, String right) {
    return isNumber(left) && isNumber(right)
        ? new BigInteger(left).compareTo(new BigInteger(right))
        : left.compareTo(right);
  }

  private static boolean isNumber(String part) {
    return part.charAt(0) >= '0' && part.charAt(0) <= '9';
  }
}
