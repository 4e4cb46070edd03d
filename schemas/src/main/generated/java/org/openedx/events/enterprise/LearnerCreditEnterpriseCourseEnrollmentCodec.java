// Generated from contracts by ./eventbus schema generate. Do not edit.
package org.openedx.events.enterprise;

import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.IndexedRecord;
import org.openedx.eventbus.avro.AvroReader;
import org.openedx.eventbus.avro.AvroWriter;
import org.openedx.eventbus.avro.GenericValues;
import org.openedx.eventbus.event.IsoDateTime;
import org.openedx.events.enterprise.data.LearnerCreditEnterpriseCourseEnrollment;

final class LearnerCreditEnterpriseCourseEnrollmentCodec {
  private LearnerCreditEnterpriseCourseEnrollmentCodec() {}

  static void write(LearnerCreditEnterpriseCourseEnrollment value, AvroWriter out) {
    out.writeString(value.uuid());
    out.writeString(value.created().text());
    out.writeString(value.modified().text());
    out.writeString(value.fulfillmentType());
    out.writeBoolean(value.isRevoked());
    if (value.enterpriseCourseEntitlementUuid() == null) {
      out.writeInt(0);
    } else {
      out.writeInt(1);
      out.writeString(value.enterpriseCourseEntitlementUuid());
    }
    if (value.enterpriseCourseEnrollment() == null) {
      out.writeInt(0);
    } else {
      out.writeInt(1);
      EnterpriseCourseEnrollmentCodec.write(value.enterpriseCourseEnrollment(), out);
    }
    if (value.transactionId() == null) {
      out.writeInt(0);
    } else {
      out.writeInt(1);
      out.writeString(value.transactionId());
    }
  }

  static LearnerCreditEnterpriseCourseEnrollment read(AvroReader in) {
    return new LearnerCreditEnterpriseCourseEnrollment(
        in.readString(),
        new IsoDateTime(in.readString()),
        new IsoDateTime(in.readString()),
        in.readString(),
        in.readBoolean(),
        in.readPresent(0) ? in.readString() : null,
        in.readPresent(0) ? EnterpriseCourseEnrollmentCodec.read(in) : null,
        in.readPresent(0) ? in.readString() : null);
  }

  static GenericRecord toGeneric(LearnerCreditEnterpriseCourseEnrollment value, Schema schema) {
    GenericData.Record record = new GenericData.Record(schema);
    List<Schema.Field> fields = schema.getFields();
    record.put(0, value.uuid());
    record.put(1, value.created().text());
    record.put(2, value.modified().text());
    record.put(3, value.fulfillmentType());
    record.put(4, value.isRevoked());
    record.put(5, value.enterpriseCourseEntitlementUuid() == null
        ? null
        : value.enterpriseCourseEntitlementUuid());
    record.put(6, value.enterpriseCourseEnrollment() == null
        ? null
        : EnterpriseCourseEnrollmentCodec.toGeneric(value.enterpriseCourseEnrollment(), GenericValues.present(fields.get(6).schema())));
    record.put(7, value.transactionId() == null ? null : value.transactionId());
    return record;
  }

  static LearnerCreditEnterpriseCourseEnrollment fromGeneric(IndexedRecord record) {
    return new LearnerCreditEnterpriseCourseEnrollment(
        GenericValues.string(record.get(0)),
        new IsoDateTime(GenericValues.string(record.get(1))),
        new IsoDateTime(GenericValues.string(record.get(2))),
        GenericValues.string(record.get(3)),
        (Boolean) record.get(4),
        record.get(5) == null ? null : GenericValues.string(record.get(5)),
        record.get(6) == null
            ? null
            : EnterpriseCourseEnrollmentCodec.fromGeneric((IndexedRecord) record.get(6)),
        record.get(7) == null ? null : GenericValues.string(record.get(7)));
  }
}
