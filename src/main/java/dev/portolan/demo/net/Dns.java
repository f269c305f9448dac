package dev.portolan.demo.net;

import dev.portolan.model.EndpointSlice.Endpoint;
import dev.portolan.model.ObjectRef;
import dev.portolan.model.Protocol;
import dev.portolan.model.Service;
import dev.portolan.policy.Traffic;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The cluster's DNS: services, the pods of headless services, and the few names outside.
final class Dns {
  static final ObjectRef SERVICE = ObjectRef.service("kube-system", "kube-dns");

  private static final String DOMAIN = "svc.cluster.local";
  private static final int NDOTS = 5;
  private static final int PORT = 53;

  private final View view;

  Dns(View view) {
    this.view = view;
  }

  /// Looks a name up as the resolver of a pod does: with its search path, through its policies.
  Lookup lookup(PodFacts from, String name) {
    if (name.matches("\\d{1,3}(\\.\\d{1,3}){3}")) {
      return new Lookup.Found(name, List.of(name));
    }
    if (!serverAnswers(from)) {
      return new Lookup.NoAnswer();
    }
    for (String candidate : candidates(from.pod().namespace(), name)) {
      List<String> addresses = resolve(candidate);
      if (!addresses.isEmpty()) {
        return new Lookup.Found(canonical(candidate), addresses);
      }
    }
    return new Lookup.Unknown();
  }

  /// Answers one question as it is, whoever is asked.
  ///
  /// @param type `A`, `AAAA`, `SRV` or `PTR`
  /// @param name in full, with the dot at its end
  DnsAnswer ask(PodFacts from, String type, String name) {
    if (!serverAnswers(from)) {
      return DnsAnswer.SILENCE;
    }
    String asked = name.substring(0, name.length() - 1);
    List<String> addresses = resolve(asked);
    List<String> records =
        switch (type) {
          case "A" -> addresses;
          case "SRV" -> services(asked);
          case "PTR" -> reverse(asked);
          default -> List.of();
        };
    boolean known = !records.isEmpty() || !addresses.isEmpty();
    return new DnsAnswer(known ? "NOERROR" : "NXDOMAIN", records);
  }

  /// `_port._protocol.service.namespace.svc.cluster.local`.
  private List<String> services(String name) {
    String[] parts = name.split("\\.", -1);
    if (parts.length != 7 || !name.endsWith("." + DOMAIN) || !name.startsWith("_")) {
      return List.of();
    }
    return view
        .index()
        .snapshot()
        .service(ObjectRef.service(parts[3], parts[2]))
        .map(Service::ports)
        .orElse(List.of())
        .stream()
        .filter(p -> parts[0].equals("_" + p.name()))
        .map(p -> "0 100 " + p.port() + " " + parts[2] + "." + parts[3] + "." + DOMAIN + ".")
        .toList();
  }

  private List<String> reverse(String name) {
    String[] parts = name.split("\\.", -1);
    if (parts.length != 6 || !name.endsWith(".in-addr.arpa")) {
      return List.of();
    }
    String ip = parts[3] + "." + parts[2] + "." + parts[1] + "." + parts[0];
    return view.index()
        .serviceByIp(ip)
        .map(s -> s.name() + "." + s.namespace() + "." + DOMAIN + ".")
        .or(() -> nameOf(ip).map(n -> n + "."))
        .map(List::of)
        .orElse(List.of());
  }

  private static List<String> candidates(String namespace, String name) {
    if (name.endsWith(".")) {
      return List.of(name.substring(0, name.length() - 1));
    }
    List<String> searched =
        List.of(
            name + "." + namespace + "." + DOMAIN, name + "." + DOMAIN, name + ".cluster.local");
    List<String> candidates = new ArrayList<>();
    boolean many = name.chars().filter(c -> c == '.').count() >= NDOTS;
    if (many) {
      candidates.add(name);
    }
    candidates.addAll(searched);
    if (!many) {
      candidates.add(name);
    }
    return candidates;
  }

  private List<String> resolve(String name) {
    if (!name.endsWith("." + DOMAIN)) {
      return Outside.byName(name).map(h -> List.of(h.ip())).orElse(List.of());
    }
    String[] parts = name.substring(0, name.length() - DOMAIN.length() - 1).split("\\.", -1);
    if (parts.length < 2 || parts.length > 3) {
      return List.of();
    }
    String service = parts[parts.length - 2];
    return view.index()
        .snapshot()
        .service(ObjectRef.service(parts[parts.length - 1], service))
        .map(s -> addresses(s, parts.length == 3 ? parts[0] : ""))
        .orElse(List.of());
  }

  private List<String> addresses(Service service, String pod) {
    if (service.type() == Service.Type.EXTERNAL_NAME) {
      return pod.isEmpty() ? resolve(service.exposure().externalName()) : List.of();
    }
    if (!service.headless()) {
      return pod.isEmpty() ? service.clusterIps() : List.of();
    }
    return view.index().endpoints(service.ref()).stream()
        .filter(Endpoint::ready)
        .filter(e -> pod.isEmpty() || named(e, pod))
        .map(e -> e.addresses().getFirst())
        .toList();
  }

  private static boolean named(Endpoint endpoint, String pod) {
    ObjectRef target = endpoint.target();
    return target != null && target.name().equals(pod);
  }

  /// The name that the answer carries: what an ExternalName service stands for.
  private String canonical(String name) {
    if (!name.endsWith("." + DOMAIN)) {
      return name;
    }
    String[] parts = name.split("\\.", -1);
    return view.index()
        .snapshot()
        .service(ObjectRef.service(parts[1], parts[0]))
        .map(s -> s.exposure().externalName())
        .filter(n -> !n.isEmpty())
        .orElse(name);
  }

  private boolean serverAnswers(PodFacts from) {
    if (from.blackHole()) {
      return false;
    }
    Router router = new Router(view);
    Traffic question = new Traffic.ToPort(Protocol.UDP, PORT);
    return view.index().endpoints(SERVICE).stream()
        .filter(Endpoint::ready)
        .anyMatch(e -> router.route(from, e.addresses().getFirst(), question, false).reached());
  }

  /// The address that pods' resolv.conf names.
  String serverAddress() {
    return view.index()
        .snapshot()
        .service(SERVICE)
        .map(Service::clusterIps)
        .filter(ips -> !ips.isEmpty())
        .map(List::getFirst)
        .orElse("");
  }

  /// The name of an address as reverse lookups give it: the demo has them for outside hosts alone.
  Optional<String> nameOf(String ip) {
    return Outside.byIp(ip).map(Outside::name);
  }
}
