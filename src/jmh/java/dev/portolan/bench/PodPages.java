package dev.portolan.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kubernetes.client.proto.V1;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/// A list of pods as an API server sends it: one recorded pod (5 KB with its managed fields) with
/// names, owners, nodes and addresses of its own for every copy. In 500s, and whole; the pages in
/// protobuf too.
final class PodPages {
  static final int PODS = 10_000;
  static final int PAGE = 500;
  private static final Path RECORDED =
      Path.of("src", "test", "resources", "api-json", "pod-as-sent.json");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<byte[]> pods = new ArrayList<>();
  private final List<V1.Pod> protos = new ArrayList<>();

  PodPages() throws IOException {
    PodProto proto = new PodProto();
    JsonNode recorded = JSON.readTree(RECORDED.toFile()).at("/items/0");
    Random random = new Random(7);
    for (int i = 0; i < PODS; i++) {
      ObjectNode pod = pod(recorded.deepCopy(), i, random);
      pods.add(JSON.writeValueAsBytes(pod));
      protos.add(proto.pod(pod));
    }
  }

  private static ObjectNode pod(ObjectNode pod, int i, Random random) {
    String set = "web-%d-%08x".formatted(i / 5, (i / 5) * 2_654_435_761L & 0xffff_ffffL);
    ObjectNode meta = (ObjectNode) pod.get("metadata");
    meta.put("name", set + "-" + Integer.toString(i, 36)).put("generateName", set + "-");
    meta.put("namespace", "team-" + i / 250).put("uid", uuid(random));
    meta.put("resourceVersion", Integer.toString(100_000 + i));
    ((ObjectNode) meta.get("labels")).put("app", "web-" + i / 5).put("tier", "t" + i % 3);
    ObjectNode owner = (ObjectNode) meta.get("ownerReferences").get(0);
    owner.put("name", set).put("uid", new UUID(7, i / 5).toString());
    ((ObjectNode) pod.get("spec")).put("nodeName", "node-" + i % 300);
    ObjectNode status = (ObjectNode) pod.get("status");
    String ip = "10.%d.%d.%d".formatted(64 + i / 65_000, i / 250 % 256, i % 250 + 1);
    status.put("podIP", ip).put("hostIP", "192.0.2." + i % 250);
    ((ObjectNode) status.get("podIPs").get(0)).put("ip", ip);
    ((ObjectNode) status.get("containerStatuses").get(0))
        .put("containerID", "containerd://" + uuid(random) + uuid(random));
    return pod;
  }

  private static String uuid(Random random) {
    return new UUID(random.nextLong(), random.nextLong()).toString();
  }

  byte[] whole() {
    return list(0, PODS);
  }

  List<byte[]> pages() {
    List<byte[]> pages = new ArrayList<>();
    for (int from = 0; from < PODS; from += PAGE) {
      pages.add(list(from, from + PAGE));
    }
    return pages;
  }

  /// The same pages in protobuf.
  List<byte[]> protoPages() {
    List<byte[]> pages = new ArrayList<>();
    for (int from = 0; from < PODS; from += PAGE) {
      int to = from + PAGE;
      pages.add(
          PodProto.list(
              protos.subList(from, to), to < PODS ? Integer.toString(to) : "", PODS - to));
    }
    return pages;
  }

  private byte[] list(int from, int to) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    String next =
        to < PODS ? ",\"continue\":\"%d\",\"remainingItemCount\":%d".formatted(to, PODS - to) : "";
    out.writeBytes(
        "{\"kind\":\"PodList\",\"apiVersion\":\"v1\",\"metadata\":{\"resourceVersion\":\"200000\"%s},\"items\":["
            .formatted(next)
            .getBytes(StandardCharsets.UTF_8));
    for (int i = from; i < to; i++) {
      out.writeBytes(i == from ? new byte[0] : new byte[] {','});
      out.writeBytes(pods.get(i));
    }
    out.writeBytes("]}\n".getBytes(StandardCharsets.UTF_8));
    return out.toByteArray();
  }
}
