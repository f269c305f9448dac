package dev.portolan.topology;

import dev.portolan.model.Gateway;
import dev.portolan.model.Grants;
import dev.portolan.model.Kind;
import dev.portolan.model.KubeObject;
import dev.portolan.model.Metadata;
import dev.portolan.model.Namespace;
import dev.portolan.model.ObjectRef;
import dev.portolan.model.Pod;
import dev.portolan.model.Service;
import dev.portolan.model.Workload;
import dev.portolan.topology.Problem.Sort;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Makes the part of one namespace: collects what stands in it, asks every row of the table for its
/// links, and judges how each thing is. What no change touched is taken over from the part before.
final class GraphMaker {
  private static final List<Kind> WORKLOADS =
      List.of(
          Kind.DEPLOYMENT,
          Kind.REPLICA_SET,
          Kind.STATEFUL_SET,
          Kind.DAEMON_SET,
          Kind.JOB,
          Kind.CRON_JOB);

  private static final List<Kind> ENTRIES =
      List.of(Kind.INGRESS, Kind.HTTP_ROUTE, Kind.GRPC_ROUTE, Kind.TCP_ROUTE, Kind.TLS_ROUTE);

  /// The problems that are not in the condition already by which a thing is judged.
  private static final Set<Sort> RAISING =
      EnumSet.of(Sort.WRONG_TARGET_PORT, Sort.NOT_PERMITTED, Sort.REFUSED, Sort.UNCLAIMED);

  private final Map<ObjectRef, Guard> guarded = new HashMap<>();
  private final Site site;
  private final Holdings here;
  private final Known known;
  private final @Nullable NamespaceGraph before;
  private final Map<ObjectRef, Backing> backings;
  private final Surroundings around;
  private final Map<ObjectRef, Crew> crews = new HashMap<>();

  /// Nearly in the order of the references, which makes it cheap to sort.
  private final Map<ObjectRef, Vertex> byRef = new LinkedHashMap<>();

  private final Map<ObjectRef, List<Link>> selects = new HashMap<>();
  private final boolean sameOwners;

  private GraphMaker(Site site, @Nullable NamespaceGraph before, Map<ObjectRef, Backing> backings) {
    this.site = site;
    this.here = site.here();
    this.known = site.known();
    this.before = before;
    this.backings = backings;
    this.around =
        new Surroundings(
            here, known, backings, new Surroundings.Evidence(site.guards(), guarded, List.of()));
    this.sameOwners = sameOwners(before, here);
  }

  /// What a part is made of.
  ///
  /// @param self what the snapshot holds of the namespace, or null
  /// @param grants of all namespaces
  record Site(
      Holdings here, @Nullable KubeObject self, Known known, Guards guards, Grants grants) {}

  /// @param addresses the pods behind addresses that endpoints give without a name
  /// @param before the part before, or null to make everything anew
  static NamespaceGraph make(
      Site site, Map<String, ObjectRef> addresses, @Nullable NamespaceGraph before) {
    Holdings here = site.here();
    Known known = site.known();
    boolean comparable =
        before != null
            && before.grounds().known().equals(known)
            && before.grounds().addresses().equals(addresses);
    Map<ObjectRef, Backing> had =
        comparable && before != null ? before.grounds().backings() : Map.of();
    List<PodChange> changes =
        before == null
            ? List.of()
            : PodChange.between(before.holdings().of(Kind.POD), here.of(Kind.POD));
    List<Pod> moved =
        changes.stream().filter(c -> c.matters(known)).flatMap(PodChange::both).toList();
    Map<ObjectRef, Backing> backings = new Selection(here, known, addresses).backings(had, moved);
    return new GraphMaker(site, before, backings).graph(addresses, changes);
  }

  private NamespaceGraph graph(Map<String, ObjectRef> addresses, List<PodChange> changes) {
    Muster muster =
        before != null && sameOwners
            ? before.muster().after(changes, around)
            : Muster.of(here, around);
    crews.putAll(muster.crews());
    guarded.putAll(site.guards().over(muster, before));
    new TreeMap<>(muster.lone())
        .forEach((ref, pod) -> put(pod, Conditions.of(pod), Tally.NONE, List.of()));
    here.of(Kind.SERVICE).forEach(s -> addService((Service) s));
    for (Kind kind : WORKLOADS) {
      here.of(kind).forEach(w -> addWorkload((Workload) w));
    }
    for (Kind kind : ENTRIES) {
      here.of(kind).forEach(this::addEntry);
    }
    here.of(Kind.GATEWAY).forEach(g -> put(g, Conditions.of((Gateway) g), Tally.NONE, List.of()));
    crews.forEach(
        (owner, crew) -> {
          if (!byRef.containsKey(owner)) {
            Condition condition = workload(owner, 0, crew.tally());
            Guard guard = guarded.getOrDefault(owner, Guard.NONE);
            byRef.put(owner, new Vertex(owner, condition, null, crew.tally(), List.of(), guard));
          }
        });
    List<Vertex> cards = new ArrayList<>(byRef.values());
    cards.sort(Comparator.comparing(Vertex::ref));
    Tally pods = muster.tally();
    Condition worst = worst(pods);
    for (Vertex card : cards) {
      worst = worst.worse(card.condition());
    }
    List<Link> links = new ArrayList<>();
    List<Link> abroad = new ArrayList<>();
    for (Vertex card : cards) {
      links(card, links, abroad);
    }
    NamespaceGraph.Grounds grounds =
        new NamespaceGraph.Grounds(
            known, addresses, backings, selects, site.guards(), Map.copyOf(guarded), site.grants());
    Vertex namespace = namespace(worst, pods);
    return new NamespaceGraph(here, namespace, cards, muster, links, abroad, grounds);
  }

  private static Condition worst(Tally tally) {
    if (tally.bad() > 0) {
      return Condition.BAD;
    }
    return tally.warn() > 0 ? Condition.WARN : tally.good() > 0 ? Condition.GOOD : Condition.IDLE;
  }

  private void addWorkload(Workload workload) {
    if (RelationTable.topLevel(workload)) {
      Tally crew = crews.getOrDefault(workload.ref(), Crew.NONE).tally();
      put(workload, workload(workload.ref(), workload.desired(), crew), crew, List.of());
    }
  }

  private Condition workload(ObjectRef ref, int desired, Tally crew) {
    return Conditions.ofWorkload(ref.kind(), desired, crew, known.pods());
  }

  private void addService(Service service) {
    Backing backing = backings.get(service.ref());
    Tally endpoints = backing == null ? Tally.NONE : backing.tally(here);
    boolean sure = known.slices() || (known.pods() && !service.selector().isEmpty());
    put(service, Conditions.of(service, endpoints, sure), endpoints, List.of());
  }

  /// An ingress or a route is as its services are; one that it names and that is not there is bad.
  /// Nothing is said here of those in other namespaces.
  private void addEntry(KubeObject entry) {
    Tally services = Tally.NONE;
    Set<ObjectRef> named = new TreeSet<>();
    rows(entry, Relation.ROUTES).stream()
        .filter(l -> l.from().equals(entry.ref()) && !foreign(l))
        .forEach(l -> named.add(l.to()));
    List<String> missing = new ArrayList<>();
    for (ObjectRef ref : named) {
      Vertex service = byRef.get(ref);
      if (service != null) {
        services = services.plus(service.condition());
      } else if (known.services()) {
        services = services.plus(Condition.BAD);
        missing.add(ref.name());
      }
    }
    Condition own = Conditions.ofEntry(services);
    put(entry, own, services, missing);
  }

  /// One that may not be listed can be shown all the same, and what is not seen of it told.
  private Vertex namespace(Condition worst, Tally pods) {
    ObjectRef ref = ObjectRef.namespace(here.name());
    KubeObject self = site.self();
    KubeObject told = self == null ? new Namespace(Metadata.of(ref, Map.of())) : self;
    ProblemTable.Ground ground =
        new ProblemTable.Ground(here, known, null, pods, List.of(), Guard.NONE, site.grants());
    return new Vertex(ref, worst, self, pods, ProblemTable.of(told, ground), Guard.NONE);
  }

  /// A card. What is wrong with it makes it worse than the things that it is judged by say.
  ///
  /// @param missing the services that it names and that are not there
  private void put(KubeObject object, Condition judged, Tally tally, List<String> missing) {
    Guard guard = guarded.getOrDefault(object.ref(), Guard.NONE);
    ProblemTable.Ground ground =
        new ProblemTable.Ground(
            here, known, backings.get(object.ref()), tally, missing, guard, site.grants());
    List<Problem> problems = ProblemTable.of(object, ground);
    Condition condition = judged;
    for (Problem problem : problems) {
      if (RAISING.contains(problem.sort())) {
        condition = condition.worse(problem.sort().severity());
      }
    }
    byRef.put(object.ref(), new Vertex(object.ref(), condition, object, tally, problems, guard));
  }

  /// The links that a service or an entry brings, to other cards, and out of the namespace.
  private void links(Vertex card, List<Link> links, List<Link> abroad) {
    KubeObject object = card.object();
    if (object == null) {
      return;
    }
    if (object instanceof Service) {
      List<Link> own = standing(card.ref());
      List<Link> now = own == null ? onMap(rows(object, Relation.SELECTS)) : own;
      selects.put(card.ref(), now);
      sort(now, links, abroad);
    }
    if (object instanceof Service || card.ref().kind().isEntry()) {
      sort(onMap(rows(object, Relation.ROUTES)), links, abroad);
    }
  }

  private void sort(List<Link> all, List<Link> links, List<Link> abroad) {
    for (Link link : all) {
      (foreign(link) ? abroad : links).add(link);
    }
  }

  private boolean foreign(Link link) {
    return !link.to().namespace().equals(here.name())
        || !link.from().namespace().equals(here.name());
  }

  /// What a service selected before, where neither its backends nor any owner changed since.
  private @Nullable List<Link> standing(ObjectRef service) {
    if (before == null
        || !sameOwners
        || !Same.one(before.grounds().backings().get(service), backings.get(service))) {
      return null;
    }
    return before.grounds().selects().get(service);
  }

  private static boolean sameOwners(@Nullable NamespaceGraph before, Holdings here) {
    return before != null
        && WORKLOADS.stream().allMatch(k -> Holdings.same(before.holdings().of(k), here.of(k)));
  }

  private List<Link> rows(KubeObject object, Relation relation) {
    return RelationTable.ROWS.stream()
        .filter(r -> r.relation() == relation)
        .flatMap(r -> r.links(object, around))
        .sorted(Comparator.comparing(Link::to))
        .toList();
  }

  /// Links to cards, and those of which only the whole topology knows whether they lead anywhere.
  private List<Link> onMap(List<Link> links) {
    return links.stream()
        .filter(l -> foreign(l) || (onMap(l.from()) && onMap(l.to()) && !l.to().equals(l.from())))
        .toList();
  }

  private boolean onMap(ObjectRef ref) {
    return byRef.containsKey(ref);
  }
}
