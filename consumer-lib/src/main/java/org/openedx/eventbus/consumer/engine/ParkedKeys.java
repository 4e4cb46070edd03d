package org.openedx.eventbus.consumer.engine;

/** Which events are held back, because an earlier one of their key is a dead letter. */
public interface ParkedKeys {
  /** For groups that hold nothing back. */
  ParkedKeys NONE = task -> Answer.FREE;

  /** What is to be done with a task. */
  enum Answer {
    /** Nothing holds it back. */
    FREE,
    /** That can be said only when more of the dead letters is known. */
    UNKNOWN,
    /** An earlier event of its key is a dead letter: it becomes one as well. */
    HELD,
    /** Earlier events of its key are on their way back to their handler: it waits for them. */
    REDRIVEN,
    /** It is a dead letter itself, or was one and is done with: nothing is to be done. */
    DONE
  }

  /** Asked for the first task of a lane, for handlers whose keys are parked. */
  Answer ask(Task task);
}
