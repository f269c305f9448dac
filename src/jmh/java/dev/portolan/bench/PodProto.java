package dev.portolan.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.protobuf.ByteString;
import io.kubernetes.client.proto.Runtime;
import io.kubernetes.client.proto.V1;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The pods of `PodPages` in protobuf: the same recorded pod, with what is each copy's own.
final class PodProto {
  private static final Path RECORDED =
      Path.of("src", "test", "resources", "api-json", "pod-as-sent.pb");
  private static final ByteString MAGIC = ByteString.copyFrom("k8s\0", StandardCharsets.US_ASCII);

  private final V1.Pod recorded;

  PodProto() throws IOException {
    ByteString file = ByteString.copyFrom(Files.readAllBytes(RECORDED));
    Runtime.Unknown unknown = Runtime.Unknown.parseFrom(file.substring(MAGIC.size()));
    recorded = V1.PodList.parseFrom(unknown.getRaw()).getItems(0);
  }

  V1.Pod pod(JsonNode json) {
    V1.Pod.Builder pod = recorded.toBuilder();
    JsonNode meta = json.get("metadata");
    var m = pod.getMetadataBuilder();
    m.setName(text(meta, "name")).setGenerateName(text(meta, "generateName"));
    m.setNamespace(text(meta, "namespace")).setUid(text(meta, "uid"));
    m.setResourceVersion(text(meta, "resourceVersion"));
    m.putLabels("app", meta.at("/labels/app").asText());
    m.putLabels("tier", meta.at("/labels/tier").asText());
    m.getOwnerReferencesBuilder(0)
        .setName(meta.at("/ownerReferences/0/name").asText())
        .setUid(meta.at("/ownerReferences/0/uid").asText());
    pod.getSpecBuilder().setNodeName(json.at("/spec/nodeName").asText());
    JsonNode status = json.get("status");
    var s = pod.getStatusBuilder();
    s.setPodIP(text(status, "podIP")).setHostIP(text(status, "hostIP"));
    s.getPodIPsBuilder(0).setIp(text(status, "podIP"));
    s.getContainerStatusesBuilder(0)
        .setContainerID(status.at("/containerStatuses/0/containerID").asText());
    return pod.build();
  }

  private static String text(JsonNode node, String field) {
    return node.get(field).asText();
  }

  /// A page as it goes over the wire.
  ///
  /// @param next asks for the next page; empty on the last one
  static byte[] list(List<V1.Pod> pods, String next, long remaining) {
    V1.PodList.Builder list = V1.PodList.newBuilder().addAllItems(pods);
    list.getMetadataBuilder().setSelfLink("").setResourceVersion("200000").setContinue(next);
    if (remaining > 0) {
      list.getMetadataBuilder().setRemainingItemCount(remaining);
    }
    Runtime.Unknown unknown =
        Runtime.Unknown.newBuilder()
            .setTypeMeta(Runtime.TypeMeta.newBuilder().setApiVersion("v1").setKind("PodList"))
            .setRaw(list.build().toByteString())
            .setContentEncoding("")
            .setContentType("")
            .build();
    return MAGIC.concat(unknown.toByteString()).toByteArray();
  }
}
