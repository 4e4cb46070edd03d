package org.openedx.eventbus.filter;

import java.util.List;
import java.util.Map;

/** One call of one step. Used by the thread that runs the step and by the caller's thread. */
final class StepCall<T> implements FilterContext {
  private final FilterType<T> type;
  private final Pipeline.Step<T> step;
  private final List<String> pipeline;
  private final boolean dryRun;
  private volatile boolean stopped;

  StepCall(FilterType<T> type, Pipeline.Step<T> step, List<String> pipeline, boolean dryRun) {
    this.type = type;
    this.step = step;
    this.pipeline = pipeline;
    this.dryRun = dryRun;
  }

  @Override
  public FilterType<?> type() {
    return type;
  }

  @Override
  public String step() {
    return step.name();
  }

  @Override
  public List<String> pipeline() {
    return pipeline;
  }

  @Override
  public Map<String, String> options() {
    return step.options();
  }

  @Override
  public boolean isDryRun() {
    return dryRun;
  }

  @Override
  public <V> V stop(V value) {
    stopped = true;
    return value;
  }

  boolean isStopped() {
    return stopped;
  }
}
