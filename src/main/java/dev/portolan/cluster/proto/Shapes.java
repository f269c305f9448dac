package dev.portolan.cluster.proto;

import static dev.portolan.cluster.proto.Field.each;
import static dev.portolan.cluster.proto.Field.inline;
import static dev.portolan.cluster.proto.Field.map;
import static dev.portolan.cluster.proto.Field.number;
import static dev.portolan.cluster.proto.Field.one;
import static dev.portolan.cluster.proto.Field.port;
import static dev.portolan.cluster.proto.Field.quantities;
import static dev.portolan.cluster.proto.Field.text;
import static dev.portolan.cluster.proto.Field.texts;
import static dev.portolan.cluster.proto.Field.time;
import static dev.portolan.cluster.proto.Field.truth;

import java.util.Map;
import java.util.Optional;

/// The messages of the kinds that are read as protobuf: those of which a large cluster has many,
/// and none whose missing field could open what a policy closes. Numbers and names are those of
/// `generated.proto` in k8s.io/api (core/v1, apps/v1, batch/v1, discovery/v1, v1beta1) and
/// k8s.io/apimachinery (meta/v1, util/intstr, api/resource); they never change within a version.
public final class Shapes {
  private static final Shape OWNER =
      Shape.of(text(1, "kind"), text(3, "name"), text(4, "uid"), truth(6, "controller"));
  private static final Shape META =
      Shape.of(
          text(1, "name"),
          text(3, "namespace"),
          text(5, "uid"),
          text(6, "resourceVersion"),
          time(8, "creationTimestamp"),
          time(9, "deletionTimestamp"),
          map(11, "labels"),
          each(13, "ownerReferences", OWNER));
  private static final Shape NOTED_META =
      Shape.of(
          text(1, "name"),
          text(3, "namespace"),
          text(5, "uid"),
          text(6, "resourceVersion"),
          time(8, "creationTimestamp"),
          time(9, "deletionTimestamp"),
          map(11, "labels"),
          map(12, "annotations"),
          each(13, "ownerReferences", OWNER));
  private static final Shape SELECTOR =
      Shape.of(
          map(1, "matchLabels"),
          each(
              2,
              "matchExpressions",
              Shape.of(text(1, "key"), text(2, "operator"), texts(3, "values"))));

  private static final Shape CONTAINER =
      Shape.of(
          text(1, "name"),
          text(2, "image"),
          each(
              6,
              "ports",
              Shape.of(
                  text(1, "name"),
                  number(2, "hostPort"),
                  number(3, "containerPort"),
                  text(4, "protocol"))),
          each(7, "env", Shape.of(text(1, "name"), text(2, "value"))),
          text(24, "restartPolicy"));
  private static final Shape CONTAINER_STATUS =
      Shape.of(
          text(1, "name"),
          one(
              2,
              "state",
              Shape.of(
                  one(1, "waiting", Shape.of(text(1, "reason"))),
                  one(2, "running", Shape.EMPTY),
                  one(3, "terminated", Shape.of(text(3, "reason"))))),
          truth(4, "ready"),
          number(5, "restartCount"),
          text(7, "imageID"));
  private static final Shape POD =
      Shape.of(
          one(1, "metadata", META),
          one(
              2,
              "spec",
              Shape.of(
                  each(2, "containers", CONTAINER),
                  text(10, "nodeName"),
                  truth(11, "hostNetwork"),
                  each(20, "initContainers", CONTAINER),
                  each(
                      34,
                      "ephemeralContainers",
                      Shape.of(inline(1, "ephemeralContainerCommon", CONTAINER))))),
          one(
              3,
              "status",
              Shape.of(
                  text(1, "phase"),
                  each(
                      2,
                      "conditions",
                      Shape.of(text(1, "type"), text(2, "status"), text(5, "reason"))),
                  text(4, "reason"),
                  text(6, "podIP"),
                  each(8, "containerStatuses", CONTAINER_STATUS),
                  each(10, "initContainerStatuses", CONTAINER_STATUS),
                  each(12, "podIPs", Shape.of(text(1, "ip"))),
                  each(13, "ephemeralContainerStatuses", CONTAINER_STATUS))));

  private static final Shape SERVICE =
      Shape.of(
          one(1, "metadata", META),
          one(
              2,
              "spec",
              Shape.of(
                  each(
                      1,
                      "ports",
                      Shape.of(
                          text(1, "name"),
                          text(2, "protocol"),
                          number(3, "port"),
                          port(4, "targetPort"),
                          number(5, "nodePort"))),
                  map(2, "selector"),
                  text(3, "clusterIP"),
                  text(4, "type"),
                  texts(5, "externalIPs"),
                  text(10, "externalName"),
                  text(11, "externalTrafficPolicy"),
                  truth(13, "publishNotReadyAddresses"),
                  texts(18, "clusterIPs"),
                  text(22, "internalTrafficPolicy"),
                  text(23, "trafficDistribution"))),
          one(
              3,
              "status",
              Shape.of(
                  one(
                      1,
                      "loadBalancer",
                      Shape.of(
                          each(1, "ingress", Shape.of(text(1, "ip"), text(2, "hostname"))))))));

  private static final Shape ENDPOINT_SLICE =
      Shape.of(
          one(1, "metadata", META),
          each(
              2,
              "endpoints",
              Shape.of(
                  texts(1, "addresses"),
                  one(
                      2,
                      "conditions",
                      Shape.of(truth(1, "ready"), truth(2, "serving"), truth(3, "terminating"))),
                  one(
                      4,
                      "targetRef",
                      Shape.of(text(1, "kind"), text(2, "namespace"), text(3, "name"))))),
          each(3, "ports", Shape.of(text(1, "name"), text(2, "protocol"), number(3, "port"))));

  private static final Shape NODE =
      Shape.of(
          one(1, "metadata", NOTED_META),
          one(
              2,
              "spec",
              Shape.of(
                  text(1, "podCIDR"),
                  truth(4, "unschedulable"),
                  each(5, "taints", Shape.of(text(1, "key"), text(2, "value"), text(3, "effect"))),
                  texts(7, "podCIDRs"))),
          one(
              3,
              "status",
              Shape.of(
                  quantities(2, "allocatable"),
                  each(4, "conditions", Shape.of(text(1, "type"), text(2, "status"))),
                  each(5, "addresses", Shape.of(text(1, "type"), text(2, "address"))),
                  one(7, "nodeInfo", Shape.of(text(7, "kubeletVersion"))))));

  /// A workload's `replicas` and `selector`; the ready ones have another number in each kind.
  private static Shape workload(int readyReplicas) {
    return Shape.of(
        one(1, "metadata", META),
        one(2, "spec", Shape.of(number(1, "replicas"), one(2, "selector", SELECTOR))),
        one(3, "status", Shape.of(number(readyReplicas, "readyReplicas"))));
  }

  private static final Shape JOB =
      Shape.of(
          one(1, "metadata", META),
          one(
              2,
              "spec",
              Shape.of(
                  number(1, "parallelism"),
                  number(2, "completions"),
                  one(4, "selector", SELECTOR))),
          one(
              3,
              "status",
              Shape.of(number(4, "active"), number(5, "succeeded"), number(9, "ready"))));

  /// By version and the resource's name in paths.
  static final Map<String, Shape> ALL =
      Map.of(
          "v1/pods", POD,
          "v1/services", SERVICE,
          "v1/nodes", NODE,
          "discovery.k8s.io/v1/endpointslices", ENDPOINT_SLICE,
          "discovery.k8s.io/v1beta1/endpointslices", ENDPOINT_SLICE,
          "apps/v1/deployments", workload(7),
          "apps/v1/replicasets", workload(4),
          "apps/v1/statefulsets", workload(3),
          "batch/v1/jobs", JOB);

  /// meta/v1 Status, which says why a request failed.
  static final Shape STATUS =
      Shape.of(
          text(2, "status"),
          text(3, "message"),
          text(4, "reason"),
          one(
              5,
              "details",
              Shape.of(each(4, "causes", Shape.of(text(1, "reason"), text(2, "message"))))),
          number(6, "code"));

  /// meta/v1 ListMeta.
  static final Shape LIST_META =
      Shape.of(text(2, "resourceVersion"), text(3, "continue"), number(4, "remainingItemCount"));

  private Shapes() {}

  /// What is read of a resource's objects; empty where they are read as JSON.
  ///
  /// @param apiVersion such as `v1` or `apps/v1`
  public static Optional<Shape> of(String apiVersion, String plural) {
    return Optional.ofNullable(ALL.get(apiVersion + "/" + plural));
  }
}
