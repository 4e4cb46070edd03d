package org.openedx.eventbus.consumer.replay;

import java.util.List;
import java.util.stream.Collectors;

/** The group has members, whose next commit would undo the move. */
public final class ActiveMembersException extends ReplayException {
  private static final long serialVersionUID = 1L;

  private final transient List<Member> members;

  /** A member as the broker knows it. */
  public record Member(String clientId, String host, String memberId) {
    @Override
    public String toString() {
      return clientId + " on " + host + " (" + memberId + ")";
    }
  }

  ActiveMembersException(String group, List<Member> members) {
    super(
        "group '"
            + group
            + "' has active members; stop them and retry once they have left: "
            + members.stream().map(Member::toString).collect(Collectors.joining(", ")));
    this.members = List.copyOf(members);
  }

  /** Who they are. */
  public List<Member> members() {
    return members;
  }
}
