package org.openedx.eventbus.tools.contract;

import java.util.List;
import java.util.Set;

/** The properties a contract adds to its Avro schema. None of them is ever registered. */
final class OurProperties {
  static final String EVENT = "event";
  static final String ABOUT = "about";
  static final String PII = "pii";

  /** Why a field that looks personal is not. */
  static final String NO_PII = "noPii";

  static final String ABSENT = "absent";
  static final String CLASS = "class";
  static final String FORMAT = "format";

  static final Set<String> ALL = Set.of(EVENT, ABOUT, PII, NO_PII, ABSENT, CLASS, FORMAT);

  static final List<String> FORMATS = List.of("date-time");

  private OurProperties() {}
}
