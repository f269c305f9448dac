package dev.portolan.topology;

import dev.portolan.model.Gateway;
import dev.portolan.model.GatewayRoute;
import dev.portolan.model.Ingress;
import dev.portolan.model.Kind;
import dev.portolan.model.KubeObject;
import dev.portolan.model.ObjectRef;
import dev.portolan.model.Pod;
import dev.portolan.model.Service;
import dev.portolan.model.Workload;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// The table of relations: a row for every way in which two things on the map belong together.
final class RelationTable {
  /// One row.
  ///
  /// @param meaning when the relation holds, for a person
  record Row(Relation relation, String meaning, Finder finder) {
    Stream<Link> links(KubeObject object, Surroundings around) {
      return finder.links(object, around);
    }
  }

  /// Finds the links that an object brings along.
  interface Finder {
    Stream<Link> links(KubeObject object, Surroundings around);
  }

  static final List<Row> ROWS =
      List.of(
          new Row(
              Relation.CONTAINS,
              "a namespace contains its services, entries, workloads and lone pods",
              RelationTable::contains),
          new Row(
              Relation.OWNS, "a workload owns the pods whose top owner it is", RelationTable::owns),
          new Row(
              Relation.SELECTS,
              "a service selects the pods in its endpoints or under its selector",
              RelationTable::selectsPods),
          new Row(
              Relation.SELECTS,
              "a service selects the workloads of those pods",
              RelationTable::selectsWorkloads),
          new Row(
              Relation.ROUTES,
              "an ingress routes to the services that its rules name",
              RelationTable::routes),
          new Row(
              Relation.ROUTES,
              "an ExternalName service routes to a service of this cluster that it names",
              RelationTable::aliases),
          new Row(
              Relation.ROUTES,
              "a route of a gateway routes to the services that its rules name",
              RelationTable::backends),
          new Row(
              Relation.ROUTES,
              "a gateway routes to the routes that are attached to it",
              RelationTable::attached),
          new Row(
              Relation.RUNS_ON,
              "a pod runs on the node that it was scheduled to",
              RelationTable::runsOn),
          new Row(
              Relation.ALLOWS,
              "a policy allows connections of the pods that it selects, by a rule",
              (object, around) -> policies(object, around, Relation.ALLOWS, Guards::allows)),
          new Row(
              Relation.DENIES,
              "a policy denies connections of the pods that it selects: all of them one way, as it"
                  + " has no rule for it, or some by a rule",
              (object, around) -> policies(object, around, Relation.DENIES, Guards::denies)),
          new Row(
              Relation.PROBED,
              "a pod probed what a check was made of from it",
              (object, around) ->
                  around.evidence().checks().stream().filter(c -> c.from().equals(object.ref()))));

  private RelationTable() {}

  private static Stream<Link> contains(KubeObject object, Surroundings around) {
    ObjectRef namespace = ObjectRef.namespace(object.namespace());
    return switch (object) {
      case Pod p -> Stream.of(link(Relation.CONTAINS, namespace, around.standing(p)));
      case Service s -> Stream.of(link(Relation.CONTAINS, namespace, s.ref()));
      case Ingress i -> Stream.of(link(Relation.CONTAINS, namespace, i.ref()));
      case Gateway g -> Stream.of(link(Relation.CONTAINS, namespace, g.ref()));
      case GatewayRoute r -> Stream.of(link(Relation.CONTAINS, namespace, r.ref()));
      case Workload w when topLevel(w) -> Stream.of(link(Relation.CONTAINS, namespace, w.ref()));
      default -> Stream.of();
    };
  }

  /// True for a workload that no other workload owns.
  static boolean topLevel(Workload workload) {
    var owner = workload.meta().owner();
    return owner == null || !Kinds.isWorkload(owner.kind());
  }

  private static Stream<Link> owns(KubeObject object, Surroundings around) {
    if (!(object instanceof Pod pod)) {
      return Stream.of();
    }
    ObjectRef owner = around.standing(pod);
    return owner.equals(pod.ref()) ? Stream.of() : Stream.of(link(Relation.OWNS, owner, pod.ref()));
  }

  private static Stream<Link> selectsPods(KubeObject object, Surroundings around) {
    ObjectRef service = object.ref();
    return around.backends(service).stream()
        .flatMap(
            b ->
                Stream.ofNullable(b.pod())
                    .map(p -> new Link(Relation.SELECTS, service, p, b.ready())));
  }

  private static Stream<Link> selectsWorkloads(KubeObject object, Surroundings around) {
    Map<ObjectRef, Boolean> ready = new LinkedHashMap<>();
    selectsPods(object, around)
        .forEach(
            toPod -> {
              ObjectRef top = around.standing(toPod.to());
              if (!top.equals(toPod.to())) {
                ready.merge(top, toPod.ready(), Boolean::logicalOr);
              }
            });
    return ready.entrySet().stream()
        .map(e -> new Link(Relation.SELECTS, object.ref(), e.getKey(), e.getValue()));
  }

  private static Stream<Link> routes(KubeObject object, Surroundings around) {
    if (!(object instanceof Ingress ingress)) {
      return Stream.of();
    }
    Stream<Ingress.Backend> byRules =
        ingress.rules().stream().flatMap(r -> r.paths().stream()).map(Ingress.Path::backend);
    return Stream.concat(byRules, Stream.ofNullable(ingress.defaultBackend()))
        .map(Ingress.Backend::serviceName)
        .distinct()
        .map(name -> ObjectRef.service(ingress.namespace(), name))
        .map(
            s ->
                new Link(
                    Relation.ROUTES,
                    ingress.ref(),
                    s,
                    around.serves(s),
                    EdgeWords.of(ingress, s.name())));
  }

  private static Stream<Link> backends(KubeObject object, Surroundings around) {
    if (!(object instanceof GatewayRoute route)) {
      return Stream.of();
    }
    boolean resolved = route.parents().stream().noneMatch(p -> p.resolved().refused());
    return route.rules().stream()
        .flatMap(r -> r.backends().stream())
        .map(GatewayRoute.Backend::service)
        .distinct()
        .map(
            s ->
                new Link(
                    Relation.ROUTES,
                    route.ref(),
                    s,
                    resolved && around.serves(s),
                    EdgeWords.of(route, s)));
  }

  /// The route brings the link along: the gateway knows nothing of it.
  private static Stream<Link> attached(KubeObject object, Surroundings around) {
    if (!(object instanceof GatewayRoute route)) {
      return Stream.of();
    }
    Map<ObjectRef, Boolean> gateways = new LinkedHashMap<>();
    for (GatewayRoute.Parent parent : route.parents()) {
      if (parent.ref().kind() == Kind.GATEWAY) {
        gateways.merge(parent.ref(), !parent.accepted().refused(), Boolean::logicalOr);
      }
    }
    return gateways.entrySet().stream()
        .map(
            e ->
                new Link(
                    Relation.ROUTES,
                    e.getKey(),
                    route.ref(),
                    e.getValue(),
                    EdgeWords.of(around.gateway(e.getKey()), route)));
  }

  /// What is selected brings the link along: it knows who selects it.
  private static Stream<Link> policies(
      KubeObject object, Surroundings around, Relation relation, Predicate<KubeObject> says) {
    Guard guard = around.evidence().guarded().getOrDefault(object.ref(), Guard.NONE);
    return around.evidence().guards().policies().stream()
        .filter(p -> guard.in().contains(p.ref()) || guard.out().contains(p.ref()))
        .filter(says)
        .map(p -> link(relation, p.ref(), object.ref()));
  }

  private static Stream<Link> runsOn(KubeObject object, Surroundings around) {
    return object instanceof Pod pod && !pod.nodeName().isEmpty()
        ? Stream.of(link(Relation.RUNS_ON, pod.ref(), ObjectRef.node(pod.nodeName())))
        : Stream.of();
  }

  private static Stream<Link> aliases(KubeObject object, Surroundings around) {
    if (!(object instanceof Service service) || service.type() != Service.Type.EXTERNAL_NAME) {
      return Stream.of();
    }
    String[] labels = service.exposure().externalName().split("\\.", 4);
    if (labels.length < 3 || !labels[2].equals("svc")) {
      return Stream.of();
    }
    ObjectRef named = ObjectRef.service(labels[1], labels[0]);
    return Stream.of(new Link(Relation.ROUTES, service.ref(), named, around.serves(named)));
  }

  private static Link link(Relation relation, ObjectRef from, ObjectRef to) {
    return new Link(relation, from, to, true);
  }
}
