// Prints every error the official parser finds in a document, then the number of its messages.
const { readFileSync } = require('fs');
const { Parser } = require('@asyncapi/parser');
const { AvroSchemaParser } = require('@asyncapi/avro-schema-parser');

const ERROR = 0;
const parser = new Parser();
parser.registerSchemaParser(AvroSchemaParser());
parser.parse(readFileSync(process.argv[2], 'utf8')).then(({ document, diagnostics }) => {
  diagnostics
    .filter((each) => each.severity === ERROR)
    .forEach((each) => console.log(each.path.join('/') + ': ' + each.message));
  console.log((document ? document.allMessages().length : 'no') + ' messages');
});
