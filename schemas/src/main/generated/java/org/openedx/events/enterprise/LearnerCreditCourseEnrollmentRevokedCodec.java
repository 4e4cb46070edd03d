// Generated from contracts by ./eventbus schema generate. Do not edit.
package org.openedx.events.enterprise;

import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.IndexedRecord;
import org.openedx.eventbus.avro.AvroReader;
import org.openedx.eventbus.avro.AvroWriter;
import org.openedx.eventbus.event.PayloadCodec;

final class LearnerCreditCourseEnrollmentRevokedCodec implements PayloadCodec<LearnerCreditCourseEnrollmentRevoked> {
  static final LearnerCreditCourseEnrollmentRevokedCodec INSTANCE = new LearnerCreditCourseEnrollmentRevokedCodec();

  static final String SCHEMA =
      "{\"doc\": \"Avro Event Format for CloudEvents created with openedx_events/schema\", "
      + "\"fields\": [{\"name\": \"learner_credit_course_enrollment\", "
      + "\"type\": {\"fields\": [{\"name\": \"uuid\", \"type\": \"string\"}, "
      + "{\"name\": \"created\", \"type\": \"string\"}, {\"name\": \"modified\", "
      + "\"type\": \"string\"}, {\"name\": \"fulfillment_type\", \"type\": \"string\"}, "
      + "{\"name\": \"is_revoked\", \"type\": \"boolean\"}, {\"default\": null, "
      + "\"name\": \"enterprise_course_entitlement_uuid\", \"type\": [\"null\", \"string\"]}, "
      + "{\"default\": null, \"name\": \"enterprise_course_enrollment\", \"type\": [\"null\", "
      + "{\"fields\": [{\"name\": \"id\", \"type\": \"long\"}, {\"name\": \"created\", "
      + "\"type\": \"string\"}, {\"name\": \"modified\", \"type\": \"string\"}, "
      + "{\"name\": \"enterprise_customer_user\", \"type\": {\"fields\": [{\"name\": \"id\", "
      + "\"type\": \"long\"}, {\"name\": \"created\", \"type\": \"string\"}, "
      + "{\"name\": \"modified\", \"type\": \"string\"}, "
      + "{\"name\": \"enterprise_customer_uuid\", \"type\": \"string\"}, {\"name\": \"user_id\", "
      + "\"type\": \"long\"}, {\"name\": \"active\", \"type\": \"boolean\"}, "
      + "{\"name\": \"linked\", \"type\": \"boolean\"}, {\"name\": \"is_relinkable\", "
      + "\"type\": \"boolean\"}, {\"name\": \"should_inactivate_other_customers\", "
      + "\"type\": \"boolean\"}, {\"default\": null, \"name\": \"invite_key\", "
      + "\"type\": [\"null\", \"string\"]}], \"name\": \"EnterpriseCustomerUser\", "
      + "\"type\": \"record\"}}, {\"name\": \"course_id\", \"type\": \"string\"}, "
      + "{\"name\": \"saved_for_later\", \"type\": \"boolean\"}, {\"default\": null, "
      + "\"name\": \"source_slug\", \"type\": [\"null\", \"string\"]}, {\"default\": null, "
      + "\"name\": \"unenrolled\", \"type\": [\"null\", \"boolean\"]}, {\"default\": null, "
      + "\"name\": \"unenrolled_at\", \"type\": [\"null\", \"string\"]}], "
      + "\"name\": \"EnterpriseCourseEnrollment\", \"type\": \"record\"}]}, {\"default\": null, "
      + "\"name\": \"transaction_id\", \"type\": [\"null\", \"string\"]}], "
      + "\"name\": \"LearnerCreditEnterpriseCourseEnrollment\", \"type\": \"record\"}}], "
      + "\"name\": \"CloudEvent\", "
      + "\"namespace\": \"org.openedx.enterprise.learner_credit_course_enrollment.revoked.v1\", "
      + "\"type\": \"record\"}";

  private LearnerCreditCourseEnrollmentRevokedCodec() {}

  @Override
  public Class<LearnerCreditCourseEnrollmentRevoked> payloadType() {
    return LearnerCreditCourseEnrollmentRevoked.class;
  }

  @Override
  public void write(LearnerCreditCourseEnrollmentRevoked value, AvroWriter out) {
    LearnerCreditEnterpriseCourseEnrollmentCodec.write(value.learnerCreditCourseEnrollment(), out);
  }

  @Override
  public LearnerCreditCourseEnrollmentRevoked read(AvroReader in) {
    return new LearnerCreditCourseEnrollmentRevoked(
        LearnerCreditEnterpriseCourseEnrollmentCodec.read(in));
  }

  @Override
  public GenericRecord toGeneric(LearnerCreditCourseEnrollmentRevoked value, Schema schema) {
    GenericData.Record record = new GenericData.Record(schema);
    List<Schema.Field> fields = schema.getFields();
    record.put(0, LearnerCreditEnterpriseCourseEnrollmentCodec.toGeneric(value.learnerCreditCourseEnrollment(), fields.get(0).schema()));
    return record;
  }

  @Override
  public LearnerCreditCourseEnrollmentRevoked fromGeneric(IndexedRecord record) {
    return new LearnerCreditCourseEnrollmentRevoked(
        LearnerCreditEnterpriseCourseEnrollmentCodec.fromGeneric((IndexedRecord) record.get(0)));
  }
}
