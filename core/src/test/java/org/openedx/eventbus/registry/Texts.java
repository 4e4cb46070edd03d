package org.openedx.eventbus.registry;

/** Schemas for tests, some of which mean the same. */
final class Texts {
  static final String LOGIN =
      "{\"type\": \"record\", \"name\": \"CloudEvent\", \"namespace\": \"org.acme.login.v1\","
          + " \"fields\": [{\"name\": \"user\", \"type\": \"string\"}]}";

  /** The same with docs and other blanks. */
  static final String LOGIN_WITH_DOC =
      "{\"type\":\"record\",\"name\":\"CloudEvent\",\"namespace\":\"org.acme.login.v1\",\"doc\":\"d\","
          + "\"fields\":[{\"name\":\"user\",\"doc\":\"who\",\"type\":\"string\"}]}";

  /** The same parsing form, but another meaning: the field has a default. */
  static final String LOGIN_WITH_DEFAULT =
      LOGIN.replace("\"type\": \"string\"", "\"type\": \"string\", \"default\": \"\"");

  static final String LOGIN_WITH_MORE =
      LOGIN.replace("]}", ", {\"name\": \"more\", \"type\": \"long\"}]}");

  static final Subject SUBJECT = new Subject("prod-login-org.acme.login.v1.CloudEvent");

  private Texts() {}
}
