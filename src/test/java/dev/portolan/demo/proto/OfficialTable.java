package dev.portolan.demo.proto;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import dev.portolan.demo.store.Resource;
import dev.portolan.testkit.ProtoEncoder;
import io.kubernetes.client.proto.Meta;
import io.kubernetes.client.proto.V1;
import io.kubernetes.client.proto.V1Apps;
import io.kubernetes.client.proto.V1Batch;
import io.kubernetes.client.proto.V1Discovery;
import io.kubernetes.client.proto.V1Networking;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The table of messages, written after the descriptors that Kubernetes' own client brings.
public final class OfficialTable {
  private static final Map<String, FileDescriptor> FILES =
      Map.of(
          "v1", V1.getDescriptor(),
          "apps/v1", V1Apps.getDescriptor(),
          "batch/v1", V1Batch.getDescriptor(),
          "discovery.k8s.io/v1", V1Discovery.getDescriptor(),
          "networking.k8s.io/v1", V1Networking.getDescriptor());

  private OfficialTable() {}

  /// A kind's message; empty for kinds of CRDs.
  public static Optional<Descriptor> of(Resource resource) {
    return Optional.ofNullable(FILES.get(resource.apiVersion()))
        .map(file -> Objects.requireNonNull(file.findMessageTypeByName(resource.kind())));
  }

  static String text() {
    Map<String, Descriptor> found = new TreeMap<>();
    for (String name : List.of("ListMeta", "Status")) {
      collect(Meta.getDescriptor().findMessageTypeByName(name), found);
    }
    for (Resource resource : Resource.values()) {
      of(resource).ifPresent(d -> collect(d, found));
    }
    return found.values().stream().map(OfficialTable::line).collect(Collectors.joining());
  }

  private static void collect(Descriptor message, Map<String, Descriptor> found) {
    if (found.putIfAbsent(name(message), message) != null) {
      return;
    }
    for (FieldDescriptor field : message.getFields()) {
      FieldDescriptor value = value(field);
      if (value.getJavaType() == FieldDescriptor.JavaType.MESSAGE) {
        collect(value.getMessageType(), found);
      }
    }
  }

  private static FieldDescriptor value(FieldDescriptor field) {
    return field.isMapField() ? field.getMessageType().findFieldByName("value") : field;
  }

  private static String line(Descriptor message) {
    return message.getFields().stream()
            .sorted(Comparator.comparingInt(FieldDescriptor::getNumber))
            .map(f -> " " + f.getName() + "=" + f.getNumber() + ":" + count(f) + type(value(f)))
            .collect(Collectors.joining("", name(message), ""))
        + "\n";
  }

  private static String count(FieldDescriptor field) {
    if (field.isMapField()) {
      return "%";
    }
    if (ProtoEncoder.INLINE.contains(field.getName())) {
      return "+";
    }
    return field.isRepeated() ? "*" : "";
  }

  private static String type(FieldDescriptor field) {
    return switch (field.getJavaType()) {
      case STRING -> "text";
      case INT, LONG -> "number";
      case BOOLEAN -> "truth";
      case BYTE_STRING -> "bytes";
      case MESSAGE -> name(field.getMessageType());
      case DOUBLE, FLOAT, ENUM -> throw new IllegalArgumentException("new in the API: " + field);
    };
  }

  /// Without what all of them begin with.
  private static String name(Descriptor message) {
    return message
        .getFullName()
        .replaceFirst("^k8s\\.io\\.(apimachinery\\.pkg\\.apis|apimachinery\\.pkg|api)\\.", "");
  }
}
