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
import org.openedx.events.enterprise.data.EnterpriseCourseEnrollment;

final class EnterpriseCourseEnrollmentCodec {
  private EnterpriseCourseEnrollmentCodec() {}

  static void write(EnterpriseCourseEnrollment value, AvroWriter out) {
    out.writeLong(value.id());
    out.writeString(value.created().text());
    out.writeString(value.modified().text());
    EnterpriseCustomerUserCodec.write(value.enterpriseCustomerUser(), out);
    out.writeString(value.courseId());
    out.writeBoolean(value.savedForLater());
    if (value.sourceSlug() == null) {
      out.writeInt(0);
    } else {
      out.writeInt(1);
      out.writeString(value.sourceSlug());
    }
    if (value.unenrolled() == null) {
      out.writeInt(0);
    } else {
      out.writeInt(1);
      out.writeBoolean(value.unenrolled());
    }
    if (value.unenrolledAt() == null) {
      out.writeInt(0);
    } else {
      out.writeInt(1);
      out.writeString(value.unenrolledAt().text());
    }
  }

  static EnterpriseCourseEnrollment read(AvroReader in) {
    return new EnterpriseCourseEnrollment(
        in.readLong(),
        new IsoDateTime(in.readString()),
        new IsoDateTime(in.readString()),
        EnterpriseCustomerUserCodec.read(in),
        in.readString(),
        in.readBoolean(),
        in.readPresent(0) ? in.readString() : null,
        in.readPresent(0) ? in.readBoolean() : null,
        in.readPresent(0) ? new IsoDateTime(in.readString()) : null);
  }

  static GenericRecord toGeneric(EnterpriseCourseEnrollment value, Schema schema) {
    GenericData.Record record = new GenericData.Record(schema);
    List<Schema.Field> fields = schema.getFields();
    record.put(0, value.id());
    record.put(1, value.created().text());
    record.put(2, value.modified().text());
    record.put(3, EnterpriseCustomerUserCodec.toGeneric(value.enterpriseCustomerUser(), fields.get(3).schema()));
    record.put(4, value.courseId());
    record.put(5, value.savedForLater());
    record.put(6, value.sourceSlug() == null ? null : value.sourceSlug());
    record.put(7, value.unenrolled() == null ? null : value.unenrolled());
    record.put(8, value.unenrolledAt() == null ? null : value.unenrolledAt().text());
    return record;
  }

  static EnterpriseCourseEnrollment fromGeneric(IndexedRecord record) {
    return new EnterpriseCourseEnrollment(
        (Long) record.get(0),
        new IsoDateTime(GenericValues.string(record.get(1))),
        new IsoDateTime(GenericValues.string(record.get(2))),
        EnterpriseCustomerUserCodec.fromGeneric((IndexedRecord) record.get(3)),
        GenericValues.string(record.get(4)),
        (Boolean) record.get(5),
        record.get(6) == null ? null : GenericValues.string(record.get(6)),
        record.get(7) == null ? null : (Boolean) record.get(7),
        record.get(8) == null ? null : new IsoDateTime(GenericValues.string(record.get(8))));
  }
}
