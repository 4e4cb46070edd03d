package org.openedx.eventbus.codec.internal;

import org.apache.avro.generic.GenericRecord;
import org.openedx.eventbus.avro.WireSchema;
import org.openedx.eventbus.codec.GenericCodec;
import org.openedx.eventbus.event.EventName;
import org.openedx.eventbus.event.EventType;

/** Event type with fields of all Avro types. */
public final class Samples {
  public static final String NAME = "org.openedx.learning.course.visit.ended.v1";

  public static final String SCHEMA =
      """
      {"type":"record","name":"CloudEvent","namespace":"%s","fields":[
        {"name":"visit","type":{"type":"record","name":"VisitData","fields":[
          {"name":"pages","type":{"type":"array","items":"string"}},
          {"name":"counts","type":{"type":"map","values":"long"}},
          {"name":"note","type":["null","string"],"default":null},
          {"name":"kind","type":{"type":"enum","name":"Kind","symbols":["SHORT","LONG"]}},
          {"name":"hash","type":{"type":"fixed","name":"Hash","size":2}},
          {"name":"user","type":{"type":"record","name":"UserData","fields":[
            {"name":"id","type":"long"},
            {"name":"username","type":"string"},
            {"name":"active","type":"boolean"}]}}]}},
        {"name":"raw","type":"bytes"},
        {"name":"score","type":"double"},
        {"name":"rank","type":"int"},
        {"name":"share","type":"float"}]}
      """
          .formatted(NAME);

  public static final EventType<GenericRecord> TYPE =
      GenericCodec.eventType(EventName.of(NAME), WireSchema.of(SCHEMA))
          .keyPath("visit.user.username")
          .build();

  public static final String JSON =
      "{\"visit\":{\"pages\":[\"a\",\"b\"],\"counts\":{\"x\":1,\"y\":2},\"note\":\"näh\","
          + "\"kind\":\"LONG\",\"hash\":\"\\u0001ÿ\","
          + "\"user\":{\"id\":7,\"username\":\"ada\",\"active\":false}},"
          + "\"raw\":\"\\u0000þ\",\"score\":0.5,\"rank\":-3,\"share\":0.25}";

  private Samples() {}

  public static GenericRecord payload() {
    return PlainJson.read(TYPE, JSON);
  }
}
