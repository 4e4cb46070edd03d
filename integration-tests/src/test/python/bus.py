"""A Python service on the bus: librdkafka, Apache Avro, and the frame by hand.

    bus.py produce BOOTSTRAP REGISTRY MESSAGES   writes the file's messages, prints where they stand
    bus.py consume BOOTSTRAP REGISTRY TOPIC...   prints all that stands in the topics

Messages go in and out as one JSON object a line. Needs confluent_kafka and avro.
"""

import io
import json
import struct
import sys
import urllib.parse
import urllib.request

import avro.io
import avro.schema
import confluent_kafka

REGISTRY_JSON = "application/vnd.schemaregistry.v1+json"


class Registry:
    def __init__(self, url):
        self.url = url
        self.schemas = {}

    def register(self, subject, text):
        """As Open edX does: the text as it is, nothing normalised."""
        path = "/subjects/%s/versions?normalize=False" % urllib.parse.quote(subject, safe="")
        body = json.dumps({"schema": text, "schemaType": "AVRO", "references": []}).encode()
        request = urllib.request.Request(
            self.url + path, body, {"Content-Type": REGISTRY_JSON}, method="POST"
        )
        with urllib.request.urlopen(request) as answer:
            return json.load(answer)["id"]

    def schema(self, number):
        if number not in self.schemas:
            with urllib.request.urlopen("%s/schemas/ids/%d" % (self.url, number)) as answer:
                self.schemas[number] = avro.schema.parse(json.load(answer)["schema"])
        return self.schemas[number]


def encode(registry, subject, text, value):
    out = io.BytesIO(struct.pack(">bI", 0, registry.register(subject, text)))
    out.seek(0, io.SEEK_END)
    writer = avro.io.DatumWriter(avro.schema.parse(text))
    writer.write(value, avro.io.BinaryEncoder(out))
    return out.getvalue()


def decode(registry, frame):
    magic, number = struct.unpack(">bI", frame[:5])
    assert magic == 0, frame
    rest = io.BytesIO(frame[5:])
    value = avro.io.DatumReader(registry.schema(number)).read(avro.io.BinaryDecoder(rest))
    assert not rest.read(), "bytes are left over"
    return value


def produce(bootstrap, registry, path):
    producer = confluent_kafka.Producer({"bootstrap.servers": bootstrap})

    def stored(number):
        def callback(error, message):
            if error:
                raise confluent_kafka.KafkaException(error)
            print(json.dumps({"id": number, "partition": message.partition()}))

        return callback

    with open(path, encoding="utf-8") as lines:
        for line in lines:
            message = json.loads(line)
            producer.produce(
                message["topic"],
                key=encode(
                    registry, message["key_subject"], message["key_schema"], message["key"]
                ),
                value=encode(
                    registry, message["value_subject"], message["value_schema"], message["value"]
                ),
                headers=[(name, value.encode()) for name, value in message["headers"]],
                on_delivery=stored(dict(message["headers"])["ce_id"]),
            )
            producer.poll(0)
    assert producer.flush(60) == 0


def consume(bootstrap, registry, *topics):
    consumer = confluent_kafka.Consumer(
        {"bootstrap.servers": bootstrap, "group.id": "python", "enable.auto.commit": False}
    )
    ends = {}
    for topic in topics:
        for partition in consumer.list_topics(topic, 30).topics[topic].partitions:
            place = confluent_kafka.TopicPartition(topic, partition, 0)
            ends[topic, partition] = consumer.get_watermark_offsets(place, 30)[1]
    consumer.assign(
        [confluent_kafka.TopicPartition(t, p, 0) for (t, p), end in ends.items() if end]
    )
    for _ in range(sum(ends.values())):
        message = consumer.poll(60)
        assert message and not message.error(), message
        headers = [[name, value.decode()] for name, value in message.headers()]
        key = message.key()
        print(
            json.dumps(
                {
                    "topic": message.topic(),
                    "partition": message.partition(),
                    "headers": headers,
                    "key": None if key is None else decode(registry, key),
                    "value": decode(registry, message.value()),
                }
            )
        )
    consumer.close()


if __name__ == "__main__":
    command = {"produce": produce, "consume": consume}[sys.argv[1]]
    command(sys.argv[2], Registry(sys.argv[3]), *sys.argv[4:])
