package dev.portolan.demo.server;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portolan.demo.store.Json;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// The body of a review, as JSON or as Kubernetes' protobuf, which kubectl sends: the four bytes
/// `k8s\0`, then a `runtime.Unknown` around the object. Field numbers are those of the API's
/// `generated.proto` files.
final class ReviewBody {
  private static final byte[] MAGIC = {'k', '8', 's', 0};
  private static final int TYPE = 1;
  private static final int RAW = 2;
  private static final int SPEC = 2;
  private static final List<String> RESOURCE =
      List.of("namespace", "verb", "group", "version", "resource", "subresource", "name");
  private static final List<String> PATH = List.of("path", "verb");

  private ReviewBody() {}

  static ObjectNode read(byte[] body) throws ApiFailure {
    try {
      return body.length >= MAGIC.length && isProtobuf(body) ? protobuf(body) : Json.parse(body);
    } catch (UncheckedIOException | IllegalArgumentException e) {
      throw ApiFailure.badRequest("the body is neither JSON nor protobuf of a review");
    }
  }

  private static boolean isProtobuf(byte[] body) {
    for (int i = 0; i < MAGIC.length; i++) {
      if (body[i] != MAGIC[i]) {
        return false;
      }
    }
    return true;
  }

  private static ObjectNode protobuf(byte[] body) {
    ObjectNode review = Json.object();
    Message unknown = new Message(body, MAGIC.length, body.length);
    while (unknown.next()) {
      if (unknown.field == TYPE) {
        texts(unknown.inner(), List.of("apiVersion", "kind"), review);
      } else if (unknown.field == RAW) {
        raw(unknown.inner(), review);
      }
    }
    return review;
  }

  /// A review has its metadata first, then its specification.
  private static void raw(Message object, ObjectNode review) {
    while (object.next()) {
      if (object.field == SPEC) {
        spec(object.inner(), review.withObject("/spec"), review.path("kind").asText());
      }
    }
  }

  private static void spec(Message message, ObjectNode spec, String kind) {
    if (kind.equals("SelfSubjectRulesReview")) {
      texts(message, List.of("namespace"), spec);
      return;
    }
    while (message.next()) {
      if (message.field == 1) {
        texts(message.inner(), RESOURCE, spec.putObject("resourceAttributes"));
      } else if (message.field == 2) {
        texts(message.inner(), PATH, spec.putObject("nonResourceAttributes"));
      }
    }
  }

  /// Fields that are texts, numbered from 1.
  private static void texts(Message message, List<String> names, ObjectNode into) {
    while (message.next()) {
      if (message.text() && message.field <= names.size()) {
        into.put(names.get(message.field - 1), message.string());
      }
    }
  }

  /// A protobuf message, field by field.
  private static final class Message {
    private static final int VARINT = 0;
    private static final int LENGTH = 2;

    private final byte[] bytes;
    private final int end;
    private int at;
    private int field;
    private int type;
    private int from;

    Message(byte[] bytes, int from, int end) {
      this.bytes = bytes;
      this.at = from;
      this.end = end;
    }

    /// Goes on to the next field; false after the last.
    boolean next() {
      if (at >= end) {
        return false;
      }
      int tag = varint();
      field = tag >>> 3;
      type = tag & 7;
      if (field < 1 || (type != VARINT && type != LENGTH)) {
        throw new IllegalArgumentException("no such field in a review");
      }
      int length = varint();
      from = at;
      at += type == LENGTH ? length : 0;
      if (at > end || at < from) {
        throw new IllegalArgumentException("the message is cut");
      }
      return true;
    }

    boolean text() {
      return type == LENGTH;
    }

    Message inner() {
      if (!text()) {
        throw new IllegalArgumentException("no message");
      }
      return new Message(bytes, from, at);
    }

    String string() {
      return new String(bytes, from, at - from, StandardCharsets.UTF_8);
    }

    private int varint() {
      int value = 0;
      for (int shift = 0; shift < 32 && at < end; shift += 7) {
        byte b = bytes[at++];
        value |= (b & 0x7f) << shift;
        if (b >= 0) {
          return value;
        }
      }
      throw new IllegalArgumentException("the message is cut");
    }
  }
}
