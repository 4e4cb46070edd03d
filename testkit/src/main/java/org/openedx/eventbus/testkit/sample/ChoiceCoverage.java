package org.openedx.eventbus.testkit.sample;

import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;

/**
 * Values that together cover every choice of a schema at least once: each branch of each union,
 * each symbol, each flag, and lists of zero, one and several items. Each value differs from the
 * usual one in a single choice, which is its name, for example {@code user.email: null}.
 */
final class ChoiceCoverage implements ValueChoices {
  /** Planned value: the choices that differ from the usual ones. */
  private record Plan(String name, Map<String, Integer> choices) {}

  /** Option of a choice. The key has kind and path: a list in a union has two choices there. */
  private record Choice(String key, int option) {}

  private static final String USUAL = "all parts present";
  private static final int SEVERAL = 3;

  /** The sizes by the option of a choice; the first is the usual one. */
  private static final List<Integer> SIZES = List.of(1, 0, SEVERAL);

  private static final List<String> SIZE_WORDS = List.of("1 item", "empty", SEVERAL + " items");
  private static final List<String> FLAGS = List.of("true", "false");

  /** Limit for schemas with more choices than a test has time for. */
  private static final int MAX_VALUES = 10_000;

  private final Deque<Plan> plans = new ArrayDeque<>();
  private final Set<Choice> planned = new HashSet<>();

  /** The plan of the value that is being generated. */
  private Plan plan = new Plan(USUAL, Map.of());

  private ChoiceCoverage() {}

  /** Returns the values by their names. */
  static Map<String, GenericRecord> of(Schema schema) {
    ChoiceCoverage coverage = new ChoiceCoverage();
    coverage.plans.add(coverage.plan);
    Map<String, GenericRecord> values = new LinkedHashMap<>();
    while (!coverage.plans.isEmpty() && values.size() < MAX_VALUES) {
      coverage.plan = coverage.plans.remove();
      values.put(coverage.plan.name(), ValueGenerator.record(schema, coverage));
    }
    return values;
  }

  /** Returns the plan's option, and adds a plan for each option that no plan has yet. */
  private int choose(String kind, String path, List<String> words, int usual) {
    String key = kind + " " + path;
    int chosen = plan.choices().getOrDefault(key, usual);
    planned.add(new Choice(key, chosen));
    for (int other = 0; other < words.size(); other++) {
      if (planned.add(new Choice(key, other))) {
        Map<String, Integer> choices = new LinkedHashMap<>(plan.choices());
        choices.put(key, other);
        plans.add(new Plan(path + ": " + words.get(other), choices));
      }
    }
    return chosen;
  }

  @Override
  public int branch(String path, List<String> names, int empty) {
    return choose("branch", path, names, empty == 0 && names.size() > 1 ? 1 : 0);
  }

  @Override
  public int symbol(String path, List<String> names) {
    return choose("symbol", path, names, 0);
  }

  @Override
  public int size(String path, int depth) {
    return SIZES.get(choose("size", path, SIZE_WORDS, 0));
  }

  @Override
  public boolean flag(String path) {
    return choose("flag", path, FLAGS, 0) == 0;
  }

  @Override
  public String text(String path) {
    return path.substring(path.lastIndexOf('.') + 1);
  }

  @Override
  public String dateTime(String path) {
    return "2026-03-14T15:09:26.535897+00:00";
  }

  @Override
  public BigInteger integer(String path, BigInteger least, BigInteger most) {
    return BigInteger.ONE;
  }

  @Override
  public double fraction(String path, double most) {
    return 0.5;
  }

  @Override
  public byte[] bytes(String path, int length) {
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) (i + 1);
    }
    return bytes;
  }

  @Override
  public int length(String path) {
    return SEVERAL;
  }
}
