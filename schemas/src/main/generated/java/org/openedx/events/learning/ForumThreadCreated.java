// Generated from contracts: do not edit, but run ./eventbus schema generate
package org.openedx.events.learning;

import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.event.InvalidPayloadException;
import org.openedx.eventbus.event.PayloadFields;
import org.openedx.events.learning.data.DiscussionThreadData;

/**
 * Somebody began a thread in the forum.
 *
 * @param thread The new thread.
 */
public record ForumThreadCreated(DiscussionThreadData thread) {
  public ForumThreadCreated {
    PayloadFields.required(thread, "ForumThreadCreated.thread");
  }

  /** A builder with nothing set. */
  public static Builder builder() {
    return new Builder();
  }

  /** A builder with everything set as it is here. */
  public Builder toBuilder() {
    return new Builder().thread(thread);
  }

  public ForumThreadCreated withThread(DiscussionThreadData thread) {
    return new ForumThreadCreated(thread);
  }

  /** Collects the fields of a {@link ForumThreadCreated}. */
  public static final class Builder {
    private @Nullable DiscussionThreadData thread;

    private Builder() {}

    public Builder thread(DiscussionThreadData thread) {
      this.thread = thread;
      return this;
    }

    /** @throws InvalidPayloadException when a required field is not set */
    public ForumThreadCreated build() {
      return new ForumThreadCreated(PayloadFields.required(thread, "ForumThreadCreated.thread"));
    }
  }
}
