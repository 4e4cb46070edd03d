package org.openedx.eventbus.registry;

/** Schemas for tests, some of which are semantically equal. */
final class Texts {
  static final String LOGIN =
      "{\"type\": \"record\", \"name\": \"CloudEvent\", \"namespace\": \"org.acme.login.v1\","
          + " \"fields\": [{\"name\": \"user\", \"type\": \"string\"}]}";

  /** Equal to {@link #LOGIN}, with docs and other white space. */
  static final String LOGIN_WITH_DOC =
      "{\"type\":\"record\",\"name\":\"CloudEvent\",\"namespace\":\"org.acme.login.v1\",\"doc\":\"d\","
          + "\"fields\":[{\"name\":\"user\",\"doc\":\"who\",\"type\":\"string\"}]}";

  /** Same parsing form as {@link #LOGIN}, but not equal: the field has a default. */
  static final String LOGIN_WITH_DEFAULT =
      LOGIN.replace("\"type\": \"string\"", "\"type\": \"string\", \"default\": \"\"");

  static final String LOGIN_WITH_MORE =
      LOGIN.replace("]}", ", {\"name\": \"more\", \"type\": \"long\"}]}");

  static final Subject SUBJECT = new Subject("prod-login-org.acme.login.v1.CloudEvent");

  private Texts() {}
}
