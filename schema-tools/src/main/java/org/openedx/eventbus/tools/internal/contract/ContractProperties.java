package org.openedx.eventbus.tools.internal.contract;

import java.util.List;
import java.util.Set;

/** Names of the properties that a contract adds to its Avro schema. They are not registered. */
public final class ContractProperties {
  public static final String EVENT = "event";
  public static final String ABOUT = "about";
  public static final String PII = "pii";

  /** The reason why a field that looks personal is not. */
  public static final String NO_PII = "noPii";

  public static final String ABSENT = "absent";
  public static final String CLASS = "class";
  public static final String FORMAT = "format";

  public static final Set<String> ALL = Set.of(EVENT, ABOUT, PII, NO_PII, ABSENT, CLASS, FORMAT);

  public static final List<String> FORMATS = List.of("date-time");

  private ContractProperties() {}
}
