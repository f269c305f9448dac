package dev.portolan.cluster;

import dev.portolan.cluster.json.ListReader;
import dev.portolan.cluster.reflect.Resource;
import dev.portolan.demo.DemoControl;
import dev.portolan.demo.store.Stored;
import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.Kind;
import dev.portolan.model.KubeObject;
import dev.portolan.model.ObjectRef;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What a cluster holds as of now, read from its store past the API, beside what a session knows.
final class FreshList {
  private static final Map<Kind, String> SERVED =
      Map.ofEntries(
          Map.entry(Kind.NAMESPACE, "Namespace"),
          Map.entry(Kind.NODE, "Node"),
          Map.entry(Kind.POD, "Pod"),
          Map.entry(Kind.SERVICE, "Service"),
          Map.entry(Kind.ENDPOINT_SLICE, "EndpointSlice"),
          Map.entry(Kind.INGRESS, "Ingress"),
          Map.entry(Kind.NETWORK_POLICY, "NetworkPolicy"),
          Map.entry(Kind.DEPLOYMENT, "Deployment"),
          Map.entry(Kind.REPLICA_SET, "ReplicaSet"),
          Map.entry(Kind.STATEFUL_SET, "StatefulSet"),
          Map.entry(Kind.DAEMON_SET, "DaemonSet"),
          Map.entry(Kind.JOB, "Job"),
          Map.entry(Kind.CRON_JOB, "CronJob"));

  private FreshList() {}

  /// Where a snapshot differs from the cluster, resource by resource; empty where it does not.
  static String difference(DemoControl control, ClusterSnapshot snapshot) throws IOException {
    for (Resource resource : Resource.all()) {
      Kind kind = resource.kind();
      Map<ObjectRef, KubeObject> objects = snapshot.objects().getOrDefault(kind, Map.of());
      Map<String, KubeObject> known = byPath(List.copyOf(objects.values()));
      String served = SERVED.get(kind);
      List<Stored> stored = served == null ? List.of() : control.objects(served);
      Map<String, KubeObject> fresh = byPath(read(resource, stored));
      if (!fresh.equals(known)) {
        return kind + ": " + apart(fresh, known);
      }
      // past all readers, so that a mistake in them cannot agree with itself
      Map<String, String> uids =
          stored.stream().collect(Collectors.toMap(FreshList::path, FreshList::uid));
      if (!uids.equals(uids(known))) {
        return kind + " UIDs: " + apart(uids, uids(known));
      }
    }
    return "";
  }

  private static List<KubeObject> read(Resource resource, List<Stored> stored) throws IOException {
    ByteArrayOutputStream list = new ByteArrayOutputStream();
    list.writeBytes("{\"metadata\":{},\"items\":[".getBytes(StandardCharsets.UTF_8));
    for (int i = 0; i < stored.size(); i++) {
      list.writeBytes((i == 0 ? "" : ",").getBytes(StandardCharsets.UTF_8));
      list.writeBytes(stored.get(i).json());
    }
    list.writeBytes("]}".getBytes(StandardCharsets.UTF_8));
    List<KubeObject> objects = new ArrayList<>();
    ListReader.read(
        new ByteArrayInputStream(list.toByteArray()),
        resource.places().getFirst().reader(),
        objects::addAll);
    return objects;
  }

  private static Map<String, KubeObject> byPath(List<? extends KubeObject> objects) {
    return objects.stream().collect(Collectors.toMap(o -> o.ref().path(), o -> o));
  }

  private static Map<String, String> uids(Map<String, KubeObject> objects) {
    Map<String, String> uids = new TreeMap<>();
    objects.forEach((path, object) -> uids.put(path, object.meta().uid()));
    return uids;
  }

  private static String uid(Stored stored) {
    return stored.tree().at("/metadata/uid").asText();
  }

  private static String path(Stored stored) {
    return stored.namespace().isEmpty() ? stored.name() : stored.namespace() + "/" + stored.name();
  }

  private static String apart(Map<String, ?> cluster, Map<String, ?> session) {
    Map<String, Object> onlyCluster = new TreeMap<>(cluster);
    onlyCluster.entrySet().removeAll(session.entrySet());
    Map<String, Object> onlySession = new TreeMap<>(session);
    onlySession.entrySet().removeAll(cluster.entrySet());
    return "the cluster has " + shorten(onlyCluster) + ", the session " + shorten(onlySession);
  }

  private static String shorten(Map<String, Object> map) {
    String text = map.toString();
    return text.length() > 600 ? text.substring(0, 600) + "..." : text;
  }
}
