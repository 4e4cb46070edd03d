// Generated from contracts by ./eventbus schema generate. Do not edit.
package org.openedx.events.authz;

import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.IndexedRecord;
import org.openedx.eventbus.avro.AvroReader;
import org.openedx.eventbus.avro.AvroWriter;
import org.openedx.eventbus.event.PayloadCodec;

final class RoleAssignmentCreatedCodec implements PayloadCodec<RoleAssignmentCreated> {
  static final RoleAssignmentCreatedCodec INSTANCE = new RoleAssignmentCreatedCodec();

  static final String SCHEMA =
      "{\"doc\": \"Avro Event Format for CloudEvents created with openedx_events/schema\", "
      + "\"fields\": [{\"name\": \"role_assignment\", "
      + "\"type\": {\"fields\": [{\"name\": \"operation\", \"type\": \"string\"}, "
      + "{\"name\": \"subject\", \"type\": \"string\"}, {\"name\": \"role\", "
      + "\"type\": \"string\"}, {\"name\": \"scope\", \"type\": \"string\"}, {\"default\": null, "
      + "\"name\": \"actor_id\", \"type\": [\"null\", \"long\"]}], "
      + "\"name\": \"RoleAssignmentData\", \"type\": \"record\"}}], \"name\": \"CloudEvent\", "
      + "\"namespace\": \"org.openedx.authz.role_assignment.created\", \"type\": \"record\"}";

  private RoleAssignmentCreatedCodec() {}

  @Override
  public Class<RoleAssignmentCreated> payloadType() {
    return RoleAssignmentCreated.class;
  }

  @Override
  public void write(RoleAssignmentCreated value, AvroWriter out) {
    RoleAssignmentDataCodec.write(value.roleAssignment(), out);
  }

  @Override
  public RoleAssignmentCreated read(AvroReader in) {
    return new RoleAssignmentCreated(RoleAssignmentDataCodec.read(in));
  }

  @Override
  public GenericRecord toGeneric(RoleAssignmentCreated value, Schema schema) {
    GenericData.Record record = new GenericData.Record(schema);
    List<Schema.Field> fields = schema.getFields();
    record.put(0, RoleAssignmentDataCodec.toGeneric(value.roleAssignment(), fields.get(0).schema()));
    return record;
  }

  @Override
  public RoleAssignmentCreated fromGeneric(IndexedRecord record) {
    return new RoleAssignmentCreated(
        RoleAssignmentDataCodec.fromGeneric((IndexedRecord) record.get(0)));
  }
}
