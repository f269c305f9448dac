package dev.portolan.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.Message;
import io.kubernetes.client.proto.Runtime;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Writes the API's JSON as protobuf, by the descriptors that Kubernetes' own client brings: as an
/// API server would, and independently of how it is read here.
public final class ProtoEncoder {
  /// Messages whose fields JSON writes as those of the message around them.
  public static final Set<String> INLINE =
      Set.of(
          "ephemeralContainerCommon",
          "volumeSource",
          "handler",
          "localObjectReference",
          "ingressRuleValue");

  private final BooleanSupplier empties;
  private boolean strict;

  /// @param empties whether a text that is missing is written as an empty one: Go writes those that
  ///   are no pointers
  public ProtoEncoder(BooleanSupplier empties) {
    this.empties = empties;
  }

  public ProtoEncoder() {
    this(() -> false);
  }

  /// An object that must not have a field that its message does not.
  public Message strict(Descriptor type, JsonNode object) {
    strict = true;
    return message(type, without(object));
  }

  /// A list, or another object, as it goes over the wire.
  ///
  /// @param descriptor of the list
  public byte[] wire(Descriptor descriptor, JsonNode object) {
    ByteString raw = message(descriptor, without(object)).toByteString();
    return wire(object.path("apiVersion").asText(), object.path("kind").asText(), raw);
  }

  /// An encoded object in its envelope.
  public static byte[] wire(String apiVersion, String kind, ByteString raw) {
    Runtime.Unknown unknown =
        Runtime.Unknown.newBuilder()
            .setTypeMeta(Runtime.TypeMeta.newBuilder().setApiVersion(apiVersion).setKind(kind))
            .setRaw(raw)
            .setContentEncoding("")
            .setContentType("")
            .build();
    return ByteString.copyFrom("k8s\0", StandardCharsets.US_ASCII)
        .concat(unknown.toByteString())
        .toByteArray();
  }

  /// The envelope says what it is.
  private static ObjectNode without(JsonNode object) {
    ObjectNode bare = object.deepCopy();
    bare.remove("apiVersion");
    bare.remove("kind");
    return bare;
  }

  public Message message(Descriptor type, JsonNode node) {
    DynamicMessage.Builder into = DynamicMessage.newBuilder(type);
    switch (type.getName()) {
      case "Time" -> time(into, node.asText());
      case "IntOrString" -> port(into, node);
      case "Quantity" -> into.setField(type.findFieldByName("string"), node.asText());
      case "FieldsV1" ->
          into.setField(type.findFieldByName("Raw"), ByteString.copyFromUtf8(node.toString()));
      default -> fields(into, node);
    }
    return into.build();
  }

  private static void time(DynamicMessage.Builder into, String text) {
    set(into, "seconds", Instant.parse(text).getEpochSecond());
    set(into, "nanos", 0);
  }

  /// Go writes all three, whichever counts.
  private static void port(DynamicMessage.Builder into, JsonNode node) {
    set(into, "type", node.isTextual() ? 1L : 0L);
    set(into, "intVal", node.isTextual() ? 0 : node.asInt());
    set(into, "strVal", node.isTextual() ? node.asText() : "");
  }

  private static void set(DynamicMessage.Builder into, String field, Object value) {
    into.setField(into.getDescriptorForType().findFieldByName(field), value);
  }

  private void fields(DynamicMessage.Builder into, JsonNode node) {
    Descriptor type = into.getDescriptorForType();
    for (var e : node.properties()) {
      FieldDescriptor field = type.findFieldByName(e.getKey());
      if (e.getValue().isNull()) {
        unset(into, field);
        continue;
      }
      if (field != null) {
        field(into, field, e.getValue());
      } else {
        Optional<FieldDescriptor> around = inline(type, e.getKey());
        if (strict && around.isEmpty()) {
          throw new IllegalArgumentException(type.getName() + " has no field " + e.getKey());
        }
        around.ifPresent(f -> merge(into, f, e.getKey(), e.getValue()));
      }
    }
    for (FieldDescriptor field : type.getFields()) {
      boolean text = field.getType() == FieldDescriptor.Type.STRING && !field.isRepeated();
      if (text && !into.hasField(field) && empties.getAsBoolean()) {
        into.setField(field, "");
      }
    }
  }

  /// A time that is not set is an empty message in Go, whose JSON is null.
  private static void unset(DynamicMessage.Builder into, @Nullable FieldDescriptor field) {
    if (field != null
        && field.getJavaType() == FieldDescriptor.JavaType.MESSAGE
        && field.getMessageType().getName().equals("Time")) {
      into.setField(field, DynamicMessage.getDefaultInstance(field.getMessageType()));
    }
  }

  /// The message in which JSON's field lies; empty for a field that is in no message (a newer one).
  private static Optional<FieldDescriptor> inline(Descriptor type, String name) {
    return type.getFields().stream()
        .filter(f -> INLINE.contains(f.getName()))
        .filter(f -> f.getMessageType().findFieldByName(name) != null)
        .findFirst();
  }

  private void merge(
      DynamicMessage.Builder into, FieldDescriptor around, String name, JsonNode value) {
    DynamicMessage.Builder inner = DynamicMessage.newBuilder(around.getMessageType());
    inner.mergeFrom((Message) into.getField(around));
    field(inner, around.getMessageType().findFieldByName(name), value);
    into.setField(around, inner.build());
  }

  private void field(DynamicMessage.Builder into, FieldDescriptor field, JsonNode value) {
    if (field.isMapField()) {
      for (var e : value.properties()) {
        DynamicMessage.Builder entry = DynamicMessage.newBuilder(field.getMessageType());
        set(entry, "key", e.getKey());
        FieldDescriptor inner = field.getMessageType().findFieldByName("value");
        entry.setField(inner, single(inner, e.getValue()));
        into.addRepeatedField(field, entry.build());
      }
    } else if (field.isRepeated()) {
      value.forEach(v -> into.addRepeatedField(field, single(field, v)));
    } else {
      into.setField(field, single(field, value));
    }
  }

  private Object single(FieldDescriptor field, JsonNode value) {
    return switch (field.getJavaType()) {
      case STRING -> value.asText();
      case INT -> value.asInt();
      case LONG -> value.asLong();
      case BOOLEAN -> value.asBoolean();
      case DOUBLE -> value.asDouble();
      case FLOAT -> (float) value.asDouble();
      case BYTE_STRING -> ByteString.copyFromUtf8(value.asText());
      case MESSAGE -> message(field.getMessageType(), value);
      case ENUM -> throw new IllegalArgumentException("the API has no enumerations");
    };
  }
}
