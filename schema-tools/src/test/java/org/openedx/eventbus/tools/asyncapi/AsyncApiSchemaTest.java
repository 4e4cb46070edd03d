package org.openedx.eventbus.tools.asyncapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Validates a document against AsyncAPI's JSON schema with an independent validator. */
class AsyncApiSchemaTest {
  @TempDir Path scratch;

  private static Schema schema() throws IOException {
    try (InputStream in = AsyncApiSchemaTest.class.getResourceAsStream("/asyncapi/3.0.0.json")) {
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7).getSchema(in);
    }
  }

  @Test
  void documentMatchesAsyncApiSchema() throws IOException {
    String document = Documents.everything(scratch);

    assertThat(schema().validate(document, InputFormat.JSON)).isEmpty();
  }

  @Test
  void invalidSchemaIdLocationIsDetected() throws IOException {
    String document = Documents.everything(scratch);

    assertThat(
            schema()
                .validate(
                    document.replace(
                        "\"schemaIdLocation\" : \"payload\"", "\"schemaIdLocation\" : 1"),
                    InputFormat.JSON))
        .isNotEmpty();
  }
}
