package org.openedx.eventbus.testkit.delivery;

import java.util.List;

/**
 * What handlers were given, and what dead letters hold, is what stands at its place in the topic,
 * and theirs. Of Jepsen's classes: <em>inconsistent-offsets</em> (two events at one place),
 * <em>G1a</em> (an event that was taken back) and <em>precommitted-read</em>: what was never
 * written stands nowhere.
 */
final class Consistent extends Guarantee {
  @Override
  List<Violation> violations(Recorded recorded) {
    return recorded.strays().stream()
        .map(stray -> new Violation(Violation.Kind.INCONSISTENT, stray))
        .toList();
  }
}
