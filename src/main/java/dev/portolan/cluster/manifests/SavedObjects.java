package dev.portolan.cluster.manifests;

import dev.portolan.cluster.json.ApiKind;
import dev.portolan.model.AdminPolicy;
import dev.portolan.model.EndpointSlice;
import dev.portolan.model.Gateway;
import dev.portolan.model.GatewayRoute;
import dev.portolan.model.Ingress;
import dev.portolan.model.IngressClass;
import dev.portolan.model.KubeObject;
import dev.portolan.model.Metadata;
import dev.portolan.model.Namespace;
import dev.portolan.model.NetworkPolicy;
import dev.portolan.model.Node;
import dev.portolan.model.ObjectRef;
import dev.portolan.model.PluginPolicy;
import dev.portolan.model.Pod;
import dev.portolan.model.ReferenceGrant;
import dev.portolan.model.Service;
import dev.portolan.model.Workload;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/// Writes objects in the API's own shape, with the fields that Portolan keeps, so that the readers
/// of live objects read them back as they were. Where the API has no field for something, the
/// object gets one named `portolan`.
final class SavedObjects {
  static final String OWN = "portolan";

  private SavedObjects() {}

  static Map<String, Object> of(KubeObject object) {
    ApiKind api = ApiKind.newest(object.ref().kind());
    Fields fields = new Fields();
    fields.put("apiVersion", api.apiVersion()).put("kind", api.title());
    Fields metadata = metadata(object.meta());
    fields.put("metadata", metadata);
    switch (object) {
      case Namespace n -> {}
      case Node n -> node(n, fields);
      case Pod p -> SavedPods.write(p, fields);
      case Service s -> SavedServices.service(s, fields);
      case Ingress i -> SavedServices.ingress(i, fields);
      case IngressClass c -> SavedServices.ingressClass(c, metadata, fields);
      case Gateway g -> SavedGateways.gateway(g, fields);
      case GatewayRoute r -> SavedGateways.route(r, fields);
      case ReferenceGrant g -> SavedGateways.grant(g, fields);
      case EndpointSlice e -> slice(e, fields);
      case Workload w -> workload(w, fields);
      case NetworkPolicy p -> SavedPolicies.networkPolicy(p, fields);
      case AdminPolicy p -> SavedPolicies.adminPolicy(p, fields);
      case PluginPolicy p -> SavedSelectors.pluginPolicy(p, fields);
    }
    return fields.map();
  }

  private static Fields metadata(Metadata m) {
    Fields fields = Fields.of("name", m.ref().name());
    fields.opt("namespace", m.ref().namespace()).opt("uid", m.uid());
    fields.opt("resourceVersion", m.resourceVersion()).opt("labels", m.labels());
    fields.opt("creationTimestamp", m.created() == null ? null : m.created().toString());
    // when it was told to end is not kept
    fields.opt("deletionTimestamp", m.terminating() ? Instant.EPOCH.toString() : null);
    if (m.owner() != null) {
      Fields owner = Fields.of("kind", m.owner().kind()).put("name", m.owner().name());
      owner.opt("uid", m.owner().uid()).put("controller", true);
      fields.put("ownerReferences", List.of(owner.map()));
    }
    return fields;
  }

  private static void node(Node n, Fields fields) {
    Fields spec = new Fields().opt("podCIDRs", n.podCidrs());
    spec.opt("unschedulable", n.state().cordoned());
    spec.opt("taints", n.state().taints().stream().map(SavedObjects::taint).toList());
    fields.opt("spec", spec);
    List<Map<String, String>> addresses =
        n.addresses().stream().map(a -> Map.of("type", "InternalIP", "address", a)).toList();
    Fields status = new Fields().opt("addresses", addresses);
    List<Map<String, String>> conditions = new ArrayList<>();
    n.state().pressures().forEach(p -> conditions.add(Map.of("type", p, "status", "True")));
    conditions.add(Map.of("type", "Ready", "status", n.ready() ? "True" : "False"));
    status.put("conditions", conditions);
    Fields room = new Fields().opt("cpu", n.state().cpu()).opt("memory", n.state().memory());
    int pods = n.state().pods();
    status.opt("allocatable", room.opt("pods", pods == 0 ? "" : Integer.toString(pods)));
    status.opt("nodeInfo", new Fields().opt("kubeletVersion", n.kubeletVersion()));
    fields.put("status", status);
  }

  /// `key=value:effect` in its parts.
  private static Map<String, Object> taint(String text) {
    int end = text.lastIndexOf(':');
    int value = text.indexOf('=');
    Fields fields = Fields.of("key", text.substring(0, value < 0 ? end : value));
    fields.opt("value", value < 0 ? "" : text.substring(value + 1, end));
    return fields.put("effect", text.substring(end + 1)).map();
  }

  private static void workload(Workload w, Fields fields) {
    Fields spec = new Fields();
    Fields status = new Fields();
    spec.opt("selector", SavedSelectors.selector(w.selector()));
    switch (w.ref().kind()) {
      case DAEMON_SET ->
          status.opt("desiredNumberScheduled", w.desired()).opt("numberReady", w.ready());
      case JOB -> {
        spec.put("completions", w.desired());
        status.put("ready", w.ready());
      }
      case CRON_JOB -> status.opt("active", Collections.nCopies(w.desired(), Map.of()));
      default -> {
        spec.put("replicas", w.desired());
        status.opt("readyReplicas", w.ready());
      }
    }
    fields.opt("spec", spec).opt("status", status);
  }

  /// What was read of Endpoints is no slice of the API's: it lacks the label of its service.
  private static void slice(EndpointSlice e, Fields fields) {
    String labelled = e.labels().getOrDefault("kubernetes.io/service-name", "");
    if (!labelled.equals(e.serviceName())) {
      fields.put(OWN, Map.of("serviceName", e.serviceName()));
    }
    fields.put("endpoints", e.endpoints().stream().map(SavedObjects::endpoint).toList());
    fields.put(
        "ports",
        e.ports().stream()
            .map(
                p ->
                    new Fields()
                        .opt("name", p.name())
                        .put("protocol", p.protocol().name())
                        .opt("port", p.port())
                        .map())
            .toList());
  }

  private static Map<String, Object> endpoint(EndpointSlice.Endpoint e) {
    Fields fields = Fields.of("addresses", e.addresses());
    fields.put(
        "conditions",
        Fields.of("ready", e.ready())
            .put("serving", e.serving())
            .put("terminating", e.terminating()));
    ObjectRef target = e.target();
    if (target != null) {
      Fields reference = Fields.of("kind", target.kind().title()).put("name", target.name());
      fields.put("targetRef", reference.opt("namespace", target.namespace()));
    }
    return fields.map();
  }
}
