package dev.portolan.cluster;

import dev.portolan.model.AdminPolicy;
import dev.portolan.model.Container;
import dev.portolan.model.EndpointSlice;
import dev.portolan.model.EndpointSlice.Endpoint;
import dev.portolan.model.Gateway;
import dev.portolan.model.GatewayRoute;
import dev.portolan.model.Ingress;
import dev.portolan.model.IngressClass;
import dev.portolan.model.KubeObject;
import dev.portolan.model.LabelSelector;
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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Makes objects as small as they can be kept. What an object has in common with its replicas, or
/// with what it was before, is kept once: labels, owner, containers, node. The resource version
/// goes: a watch needs it, a map does not, and without it an update that concerns nothing of what
/// is kept is no change.
final class Sharing {
  private static final int PARTS = 64 * 1024;

  private final Canon canon = new Canon(PARTS);
  private final Function<ObjectRef, @Nullable KubeObject> known;

  /// @param known finds what is kept
  Sharing(Function<ObjectRef, @Nullable KubeObject> known) {
    this.known = known;
  }

  /// The object as it is kept; equal but for its resource version.
  KubeObject keep(KubeObject o) {
    Metadata meta = meta(o.meta());
    return switch (o) {
      case Pod p -> pod(meta, p);
      case EndpointSlice s ->
          new EndpointSlice(meta, canon.one(s.serviceName()), endpoints(s), canon.one(s.ports()));
      case Service s ->
          new Service(
              meta,
              s.type(),
              s.clusterIps(),
              canon.one(s.ports()),
              texts(s.selector()),
              canon.one(s.exposure()),
              s.publishNotReadyAddresses());
      case Workload w -> new Workload(meta, w.desired(), w.ready(), selector(w.selector()));
      case Node n ->
          new Node(
              meta,
              n.addresses(),
              n.podCidrs(),
              n.ready(),
              canon.one(n.kubeletVersion()),
              canon.one(n.annotations()),
              canon.one(n.state()));
      case Namespace _ -> new Namespace(meta);
      case Ingress i ->
          new Ingress(
              meta, i.className(), i.rules(), i.defaultBackend(), i.tlsHosts(), i.addresses());
      case IngressClass c -> new IngressClass(meta, c.controller(), c.byDefault());
      case Gateway g ->
          new Gateway(meta, g.className(), g.listeners(), g.addresses(), g.standing());
      case GatewayRoute r ->
          new GatewayRoute(meta, r.parents(), r.hosts(), r.rules(), r.elsewhere());
      case ReferenceGrant g -> new ReferenceGrant(meta, g.from(), g.to());
      case NetworkPolicy p ->
          new NetworkPolicy(meta, p.podSelector(), p.types(), p.ingress(), p.egress());
      case AdminPolicy p ->
          new AdminPolicy(meta, p.tier(), p.priority(), p.subject(), p.ingress(), p.egress());
      case PluginPolicy p ->
          new PluginPolicy(meta, p.plugin(), p.types(), p.pods(), p.namespaces());
    };
  }

  private Metadata meta(Metadata m) {
    KubeObject before = known.apply(m.ref());
    ObjectRef ref =
        before == null
            ? new ObjectRef(m.ref().kind(), canon.one(m.ref().namespace()), m.ref().name())
            : before.ref();
    Metadata.OwnerRef given = m.owner();
    Metadata.OwnerRef owner = given == null ? null : owner(given);
    boolean same = before != null && before.meta().uid().equals(m.uid());
    boolean sameAge = before != null && Objects.equals(before.meta().created(), m.created());
    return new Metadata(
        ref,
        same && before != null ? before.meta().uid() : m.uid(),
        "",
        texts(m.labels()),
        owner,
        sameAge && before != null ? before.meta().created() : m.created(),
        m.terminating());
  }

  private Metadata.OwnerRef owner(Metadata.OwnerRef owner) {
    Metadata.OwnerRef known = canon.find(owner);
    return known != null
        ? known
        : canon.one(new Metadata.OwnerRef(canon.one(owner.kind()), owner.name(), owner.uid()));
  }

  /// Labels that nothing else has still have names and values that much else has: selectors, other
  /// replicas, other kinds.
  private Map<String, String> texts(Map<String, String> texts) {
    Map<String, String> known = canon.find(texts);
    if (known != null) {
      return known;
    }
    Map<String, String> shared = new HashMap<>();
    texts.forEach((name, value) -> shared.put(canon.one(name), canon.one(value)));
    return canon.one(Map.copyOf(shared));
  }

  private Pod pod(Metadata meta, Pod p) {
    List<String> ips = p.ips();
    if (known.apply(meta.ref()) instanceof Pod before && before.ips().equals(ips)) {
      ips = before.ips();
    } else if (p.hostNetwork()) {
      ips = canon.one(ips);
    }
    return new Pod(
        meta,
        canon.one(p.nodeName()),
        ips,
        p.hostNetwork(),
        p.phase(),
        canon.one(p.health()),
        containers(p.containers()));
  }

  /// Replicas mostly have the very same containers; else at least their images are the same.
  private List<Container> containers(List<Container> containers) {
    List<Container> known = canon.find(containers);
    return known != null
        ? known
        : canon.one(List.copyOf(containers.stream().map(this::container).toList()));
  }

  private Container container(Container c) {
    Container known = canon.find(c);
    return known != null
        ? known
        : canon.one(
            new Container(
                canon.one(c.name()),
                c.role(),
                canon.one(c.image()),
                canon.one(c.imageId()),
                canon.one(c.ports()),
                canon.one(c.status()),
                canon.one(c.reason()),
                canon.one(c.callees())));
  }

  private LabelSelector selector(LabelSelector selector) {
    return new LabelSelector(texts(selector.matchLabels()), selector.matchExpressions());
  }

  /// An endpoint has its pod's reference and address.
  private List<Endpoint> endpoints(EndpointSlice slice) {
    List<Endpoint> shared = new ArrayList<>(slice.endpoints().size());
    for (Endpoint e : slice.endpoints()) {
      KubeObject target = e.target() == null ? null : known.apply(e.target());
      List<String> addresses =
          target instanceof Pod p && p.ips().equals(e.addresses()) ? p.ips() : e.addresses();
      shared.add(
          new Endpoint(
              addresses,
              e.ready(),
              e.serving(),
              e.terminating(),
              target == null ? e.target() : target.ref()));
    }
    return shared;
  }
}
