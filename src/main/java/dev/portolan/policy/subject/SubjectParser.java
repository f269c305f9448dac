package dev.portolan.policy.subject;

import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.Ingress;
import dev.portolan.model.Kind;
import dev.portolan.model.KubeObject;
import dev.portolan.model.Metadata.OwnerRef;
import dev.portolan.model.Node;
import dev.portolan.model.ObjectNames;
import dev.portolan.model.ObjectRef;
import dev.portolan.model.Pod;
import dev.portolan.model.Prefixes;
import dev.portolan.model.Service;
import dev.portolan.model.SnapshotIndex;
import dev.portolan.policy.AddressRange;
import java.util.List;
import java.util.Optional;

/// Reads what a person writes for one end of a question: `NS/NAME` (a pod, else a workload, else a
/// service), `KIND/NS/NAME`, `NAME` in the context's namespace, a service's DNS name, the host of
/// an ingress, an address, a range such as `10.0.0.0/8`.
public final class SubjectParser {
  /// The order in which `NS/NAME` is tried.
  private static final List<Kind> ORDER =
      List.of(
          Kind.POD,
          Kind.DEPLOYMENT,
          Kind.STATEFUL_SET,
          Kind.DAEMON_SET,
          Kind.CRON_JOB,
          Kind.JOB,
          Kind.REPLICA_SET,
          Kind.SERVICE);

  private static final String CLUSTER_DOMAIN = ".cluster.local";

  private final ClusterSnapshot snapshot;
  private final SnapshotIndex index;
  private final ObjectNames names;

  public SubjectParser(ClusterSnapshot snapshot) {
    this(new SnapshotIndex(snapshot));
  }

  public SubjectParser(SnapshotIndex index) {
    this.snapshot = index.snapshot();
    this.index = index;
    this.names = new ObjectNames(snapshot);
  }

  public Lookup parse(String text) {
    String name = text.strip();
    if (name.isEmpty()) {
      return new Lookup.Unknown("a name is missing");
    }
    Optional<Literal> address = Literal.parse(name);
    if (address.isPresent()) {
      return address(name, address.get());
    }
    if (name.matches("[0-9a-fA-F:.]+/\\d+") && Literal.parse(name.split("/", -1)[0]).isPresent()) {
      return range(name);
    }
    String[] parts = name.split("/", -1);
    return switch (parts.length) {
      case 1 -> single(name);
      case 2 -> pair(parts[0], parts[1]);
      case 3 -> ofKind(parts[0], parts[1], parts[2]);
      default -> new Lookup.Unknown(name + " is no name: use NS/NAME or KIND/NS/NAME");
    };
  }

  private Lookup single(String name) {
    List<Ingress> ingresses =
        snapshot.ingresses().stream()
            .filter(i -> i.rules().stream().anyMatch(r -> r.host().equals(name)))
            .toList();
    if (!ingresses.isEmpty()) {
      return new Lookup.Found(new Subject.Host(name, ingresses), "");
    }
    Optional<Service> service = dns(name);
    if (service.isPresent()) {
      return new Lookup.Found(new Subject.ServiceSubject(service.get()), "");
    }
    return inNamespace(snapshot.origin().defaultNamespace(), name);
  }

  /// A service by its DNS name: `NAME.NS.svc` or `NAME.NS.svc.cluster.local`.
  private Optional<Service> dns(String name) {
    String bare =
        name.endsWith(CLUSTER_DOMAIN)
            ? name.substring(0, name.length() - CLUSTER_DOMAIN.length())
            : name;
    String[] labels = bare.split("\\.", -1);
    return labels.length == 3 && labels[2].equals("svc")
        ? snapshot.service(ObjectRef.service(labels[1], labels[0]))
        : Optional.empty();
  }

  /// `NS/NAME`, or `KIND/NAME` in the context's namespace.
  private Lookup pair(String first, String name) {
    Lookup found = inNamespace(first, name);
    Optional<Kind> kind = kind(first);
    if (found instanceof Lookup.Unknown && kind.isPresent()) {
      return named(kind.get(), snapshot.origin().defaultNamespace(), name);
    }
    return found;
  }

  private Lookup inNamespace(String namespace, String name) {
    List<KubeObject> found = names.find(ORDER, namespace, name);
    if (found.isEmpty()) {
      return new Lookup.Unknown(names.missing(ORDER, namespace, name));
    }
    return new Lookup.Found(subject(found.getFirst()), ambiguity(found));
  }

  private static String ambiguity(List<KubeObject> found) {
    if (found.size() < 2) {
      return "";
    }
    ObjectRef meant = found.getFirst().ref();
    List<String> others =
        found.stream()
            .skip(1)
            .map(
                o ->
                    o.ref().kind().title()
                        + " as "
                        + Prefixes.of(o.ref().kind())
                        + "/"
                        + o.ref().path())
            .toList();
    return meant.path()
        + " is taken for the "
        + meant.kind().title()
        + "; name the "
        + String.join(", the ", others);
  }

  private Lookup ofKind(String prefix, String namespace, String name) {
    return kind(prefix)
        .map(kind -> named(kind, namespace, name))
        .orElseGet(
            () ->
                new Lookup.Unknown(
                    "unknown kind "
                        + prefix
                        + "; there are pod, svc, deploy, sts, ds, rs, job, cronjob and ingress"));
  }

  private static Optional<Kind> kind(String prefix) {
    return Prefixes.kind(prefix).filter(k -> !k.isRoute());
  }

  private Lookup named(Kind kind, String namespace, String name) {
    return snapshot
        .find(new ObjectRef(kind, namespace, name))
        .<Lookup>map(o -> new Lookup.Found(subject(o), ""))
        .orElseGet(() -> new Lookup.Unknown(names.missing(List.of(kind), namespace, name)));
  }

  private Subject subject(KubeObject object) {
    return switch (object) {
      case Pod pod -> new Subject.Pods(pod.ref(), List.of(pod));
      case Service service -> new Subject.ServiceSubject(service);
      case Ingress ingress -> new Subject.Host(ingress.ref().path(), List.of(ingress));
      default -> new Subject.Pods(object.ref(), podsOf(object.ref()));
    };
  }

  /// The pods of a workload. One that has an owner itself, such as a ReplicaSet, is found through
  /// its pods' own references.
  private List<Pod> podsOf(ObjectRef workload) {
    List<Pod> pods = index.podsOf(workload);
    if (!pods.isEmpty()) {
      return pods;
    }
    return index.podsIn(workload.namespace()).stream().filter(p -> ownedBy(p, workload)).toList();
  }

  private static boolean ownedBy(Pod pod, ObjectRef workload) {
    OwnerRef owner = pod.meta().owner();
    return owner != null
        && owner.kind().equals(workload.kind().title())
        && owner.name().equals(workload.name());
  }

  private Lookup range(String cidr) {
    return Literal.range(cidr)
        .<Lookup>map(
            r -> {
              long pods =
                  snapshot.pods().stream()
                      .flatMap(p -> p.ips().stream())
                      .filter(ip -> within(ip, r))
                      .count();
              String note =
                  pods == 0
                      ? ""
                      : cidr
                          + " is judged as outside addresses; "
                          + pods
                          + " pod addresses in it are judged by their pods' names";
              return new Lookup.Found(new Subject.Range(cidr, r), note);
            })
        .orElseGet(() -> new Lookup.Unknown(cidr + " is no address range"));
  }

  private static boolean within(String ip, AddressRange range) {
    return Literal.overlap(new AddressRange(ip, ip), range).isPresent();
  }

  private Lookup address(String typed, Literal literal) {
    String usual = literal.text();
    for (String ip : typed.equals(usual) ? List.of(typed) : List.of(typed, usual)) {
      Optional<Pod> pod = index.podByIp(ip);
      if (pod.isPresent()) {
        return new Lookup.Found(new Subject.Pods(pod.get().ref(), List.of(pod.get()), ip), "");
      }
      Optional<Service> service = index.serviceByIp(ip);
      if (service.isPresent()) {
        return new Lookup.Found(new Subject.ServiceSubject(service.get(), ip), "");
      }
    }
    String node = index.nodeByIp(usual).map(Node::name).orElse("");
    return new Lookup.Found(new Subject.Address(usual, node), "");
  }
}
