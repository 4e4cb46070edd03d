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
 * Values that between them take every choice a schema leaves at least once: each branch of each
 * union, each symbol, each flag, and lists of none, one and several. Everything else is as usual,
 * so that a value shows one peculiarity, which its name tells.
 */
final class Shapes {
  /** One value: which choices differ from the usual ones. */
  private record Plan(String name, Map<String, Integer> choices) {}

  /** By its kind and path: a list in a union leaves two choices at one path. */
  private record Choice(String key, int option) {}

  private static final String USUAL = "everything there";
  private static final int SEVERAL = 3;

  /** By the number of the choice; the first is the usual one. */
  private static final List<Integer> SIZES = List.of(1, 0, SEVERAL);

  private static final List<String> SIZE_WORDS = List.of("1 item", "empty", SEVERAL + " items");
  private static final List<String> FLAGS = List.of("true", "false");

  /** A schema may leave more choices than a test has time for. */
  private static final int MOST = 10_000;

  private final Deque<Plan> plans = new ArrayDeque<>();
  private final Set<Choice> planned = new HashSet<>();

  private Shapes() {}

  /** The values by what is peculiar to them. */
  static Map<String, GenericRecord> of(Schema schema) {
    Shapes shapes = new Shapes();
    shapes.plans.add(new Plan(USUAL, Map.of()));
    Map<String, GenericRecord> values = new LinkedHashMap<>();
    while (!shapes.plans.isEmpty() && values.size() < MOST) {
      Plan plan = shapes.plans.remove();
      values.put(plan.name(), SchemaWalk.record(schema, shapes.new Planned(plan)));
    }
    return values;
  }

  /** Takes what a plan says, and plans what it does not take. */
  private final class Planned implements Choices {
    private final Plan plan;

    Planned(Plan plan) {
      this.plan = plan;
    }

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
      int usual = empty == 0 && names.size() > 1 ? 1 : 0;
      return choose("branch", path, names, usual);
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
    public BigInteger whole(String path, BigInteger least, BigInteger most) {
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
}
