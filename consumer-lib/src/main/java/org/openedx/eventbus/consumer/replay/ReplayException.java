package org.openedx.eventbus.consumer.replay;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.EventBusException;

/** Thrown if the offsets of a group could not be reset. They are unchanged. */
public class ReplayException extends EventBusException {
  private static final long serialVersionUID = 1L;

  /**
   * Thrown if the group has active members, whose next commit would undo a reset of its offsets.
   * Stop them and retry.
   */
  public static final class ActiveMembersException extends ReplayException {
    private static final long serialVersionUID = 1L;

    private final transient List<Member> members;

    /**
     * A member of a consumer group, as the broker describes it.
     *
     * @param clientId the client ID that the member's configuration sets
     * @param host address of the member, for example {@code /10.0.0.7}
     * @param memberId the ID that identifies the member in the group
     */
    public record Member(String clientId, String host, String memberId) {
      @Override
      public String toString() {
        return clientId + " on " + host + " (" + memberId + ")";
      }
    }

    ActiveMembersException(String group, List<Member> members) {
      super(
          "group '%s' has active members; stop them and retry once they have left: %s"
              .formatted(
                  group, members.stream().map(Member::toString).collect(Collectors.joining(", "))));
      this.members = List.copyOf(members);
    }

    /** {@return the active members, at least one} */
    public List<Member> members() {
      return members;
    }
  }

  ReplayException(String message) {
    this(message, null);
  }

  ReplayException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
