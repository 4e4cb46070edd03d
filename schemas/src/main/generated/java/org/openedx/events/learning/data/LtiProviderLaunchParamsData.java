// Generated from contracts by ./eventbus schema generate. Do not edit.
package org.openedx.events.learning.data;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openedx.eventbus.event.InvalidPayloadException;
import org.openedx.eventbus.event.PayloadFields;

/**
 * What another learning platform sent along when it opened a block by LTI.
 *
 * @param roles The person's roles there, with commas between them.
 * @param contextId What the other platform calls the course the launch comes from.
 * @param userId What the other platform calls the person.
 * @param extraParams All other parameters of the launch, by name; may hold the person's
 *     name and e-mail address.
 */
public record LtiProviderLaunchParamsData(String roles, String contextId, String userId,
    Map<String, String> extraParams) {
  public LtiProviderLaunchParamsData {
    PayloadFields.required(roles, "LtiProviderLaunchParamsData.roles");
    PayloadFields.required(contextId, "LtiProviderLaunchParamsData.context_id");
    PayloadFields.required(userId, "LtiProviderLaunchParamsData.user_id");
    extraParams = PayloadFields.mapOf(extraParams, "LtiProviderLaunchParamsData.extra_params");
  }

  /** Returns an empty builder. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder with the values of this record. */
  public Builder toBuilder() {
    return new Builder().roles(roles).contextId(contextId).userId(userId).extraParams(extraParams);
  }

  public LtiProviderLaunchParamsData withRoles(String roles) {
    return new LtiProviderLaunchParamsData(roles, contextId, userId, extraParams);
  }

  public LtiProviderLaunchParamsData withContextId(String contextId) {
    return new LtiProviderLaunchParamsData(roles, contextId, userId, extraParams);
  }

  public LtiProviderLaunchParamsData withUserId(String userId) {
    return new LtiProviderLaunchParamsData(roles, contextId, userId, extraParams);
  }

  public LtiProviderLaunchParamsData withExtraParams(Map<String, String> extraParams) {
    return new LtiProviderLaunchParamsData(roles, contextId, userId, extraParams);
  }

  /** Returns the fields, with personal data masked as {@code ***}. */
  @Override
  public String toString() {
    return "LtiProviderLaunchParamsData[roles=" + roles
        + ", contextId=" + contextId
        + ", userId=***"
        + ", extraParams=***"
        + "]";
  }

  /** Builder of {@link LtiProviderLaunchParamsData}. */
  public static final class Builder {
    private @Nullable String roles;
    private @Nullable String contextId;
    private @Nullable String userId;
    private @Nullable Map<String, String> extraParams;

    private Builder() {}

    public Builder roles(String roles) {
      this.roles = roles;
      return this;
    }

    public Builder contextId(String contextId) {
      this.contextId = contextId;
      return this;
    }

    public Builder userId(String userId) {
      this.userId = userId;
      return this;
    }

    public Builder extraParams(Map<String, String> extraParams) {
      this.extraParams = extraParams;
      return this;
    }

    /**
     * Creates the record.
     *
     * @throws InvalidPayloadException if a required field is not set
     */
    public LtiProviderLaunchParamsData build() {
      return new LtiProviderLaunchParamsData(
          PayloadFields.required(roles, "LtiProviderLaunchParamsData.roles"),
          PayloadFields.required(contextId, "LtiProviderLaunchParamsData.context_id"),
          PayloadFields.required(userId, "LtiProviderLaunchParamsData.user_id"),
          PayloadFields.required(extraParams, "LtiProviderLaunchParamsData.extra_params"));
    }
  }
}
