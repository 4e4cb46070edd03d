// Generated from contracts by ./eventbus schema generate. Do not edit.
package org.openedx.events.learning;

import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.IndexedRecord;
import org.openedx.eventbus.avro.AvroReader;
import org.openedx.eventbus.avro.AvroWriter;
import org.openedx.eventbus.event.PayloadCodec;

final class CohortMembershipChangedCodec implements PayloadCodec<CohortMembershipChanged> {
  static final CohortMembershipChangedCodec INSTANCE = new CohortMembershipChangedCodec();

  static final String SCHEMA =
      "{\"doc\": \"Avro Event Format for CloudEvents created with openedx_events/schema\", "
      + "\"fields\": [{\"name\": \"cohort\", \"type\": {\"fields\": [{\"name\": \"user\", "
      + "\"type\": {\"fields\": [{\"name\": \"id\", \"type\": \"long\"}, "
      + "{\"name\": \"is_active\", \"type\": \"boolean\"}, {\"name\": \"pii\", "
      + "\"type\": {\"fields\": [{\"name\": \"username\", \"type\": \"string\"}, "
      + "{\"name\": \"email\", \"type\": \"string\"}, {\"name\": \"name\", "
      + "\"type\": \"string\"}], \"name\": \"UserPersonalData\", \"type\": \"record\"}}], "
      + "\"name\": \"UserData\", \"type\": \"record\"}}, {\"name\": \"course\", "
      + "\"type\": {\"fields\": [{\"name\": \"course_key\", \"type\": \"string\"}, "
      + "{\"name\": \"display_name\", \"type\": \"string\"}, {\"default\": null, "
      + "\"name\": \"start\", \"type\": [\"null\", \"string\"]}, {\"default\": null, "
      + "\"name\": \"end\", \"type\": [\"null\", \"string\"]}], \"name\": \"CourseData\", "
      + "\"type\": \"record\"}}, {\"name\": \"name\", \"type\": \"string\"}], "
      + "\"name\": \"CohortData\", \"type\": \"record\"}}], \"name\": \"CloudEvent\", "
      + "\"namespace\": \"org.openedx.learning.cohort_membership.changed.v1\", "
      + "\"type\": \"record\"}";

  private CohortMembershipChangedCodec() {}

  @Override
  public Class<CohortMembershipChanged> payloadType() {
    return CohortMembershipChanged.class;
  }

  @Override
  public void write(CohortMembershipChanged value, AvroWriter out) {
    CohortDataCodec.write(value.cohort(), out);
  }

  @Override
  public CohortMembershipChanged read(AvroReader in) {
    return new CohortMembershipChanged(CohortDataCodec.read(in));
  }

  @Override
  public GenericRecord toGeneric(CohortMembershipChanged value, Schema schema) {
    GenericData.Record record = new GenericData.Record(schema);
    List<Schema.Field> fields = schema.getFields();
    record.put(0, CohortDataCodec.toGeneric(value.cohort(), fields.get(0).schema()));
    return record;
  }

  @Override
  public CohortMembershipChanged fromGeneric(IndexedRecord record) {
    return new CohortMembershipChanged(CohortDataCodec.fromGeneric((IndexedRecord) record.get(0)));
  }
}
