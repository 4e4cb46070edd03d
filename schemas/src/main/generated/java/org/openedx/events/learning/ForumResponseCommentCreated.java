// Generated from contracts: do not edit, but run ./eventbus schema generate
package org.openedx.events.learning;

import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.event.InvalidPayloadException;
import org.openedx.eventbus.event.PayloadFields;
import org.openedx.events.learning.data.DiscussionThreadData;

/**
 * Somebody commented on a response in the forum.
 *
 * @param thread The new comment.
 */
public record ForumResponseCommentCreated(DiscussionThreadData thread) {
  public ForumResponseCommentCreated {
    PayloadFields.required(thread, "ForumResponseCommentCreated.thread");
  }

  /** A builder with nothing set. */
  public static Builder builder() {
    return new Builder();
  }

  /** A builder with everything set as it is here. */
  public Builder toBuilder() {
    return new Builder().thread(thread);
  }

  public ForumResponseCommentCreated withThread(DiscussionThreadData thread) {
    return new ForumResponseCommentCreated(thread);
  }

  /** Collects the fields of a {@link ForumResponseCommentCreated}. */
  public static final class Builder {
    private @Nullable DiscussionThreadData thread;

    private Builder() {}

    public Builder thread(DiscussionThreadData thread) {
      this.thread = thread;
      return this;
    }

    /** @throws InvalidPayloadException when a required field is not set */
    public ForumResponseCommentCreated build() {
      return new ForumResponseCommentCreated(
          PayloadFields.required(thread, "ForumResponseCommentCreated.thread"));
    }
  }
}
