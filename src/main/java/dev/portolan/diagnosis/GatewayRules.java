package dev.portolan.diagnosis;

import dev.portolan.diagnosis.Cause.Kind;
import dev.portolan.diagnosis.Step.Stage;
import dev.portolan.model.Gateway;
import dev.portolan.model.GatewayRoute;
import dev.portolan.model.GatewayRoute.Parent;
import dev.portolan.model.Grants;
import dev.portolan.model.ObjectRef;
import dev.portolan.model.Pod;
import dev.portolan.probe.Kubectl;
import dev.portolan.probe.target.Fronts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The stage of a route of the Gateway API: the gateways that it names, their listeners, and
/// whether these take it (gateway.networking.k8s.io, `Accepted`, `ResolvedRefs`, `Programmed`).
final class GatewayRules {
  private final Chain chain;
  private final GatewayRoute route;

  private GatewayRules(Chain chain, GatewayRoute route) {
    this.chain = chain;
    this.route = route;
  }

  static Step entry(Chain chain, GatewayRoute route) {
    return new GatewayRules(chain, route).step();
  }

  /// A break, and what would mend it.
  private record Trouble(Cause cause, @Nullable Fix fix) {}

  private Step step() {
    List<String> evidence = new ArrayList<>();
    List<Trouble> troubles = new ArrayList<>();
    List<String> well = new ArrayList<>();
    for (Parent parent : route.parents()) {
      if (parent.ref().kind() != dev.portolan.model.Kind.GATEWAY) {
        evidence.add("it is also attached to " + parent.ref() + ", for traffic inside a mesh");
        continue;
      }
      Optional<Gateway> gateway =
          chain.ground().snapshot().find(parent.ref()).map(Gateway.class::cast);
      Optional<Trouble> trouble = trouble(parent, gateway.orElse(null));
      trouble.ifPresent(troubles::add);
      if (trouble.isEmpty()) {
        gateway.ifPresent(g -> well.add(at(g, parent)));
      }
      String unseen = gateway.map(g -> unseen(Grants.in(chain.ground().snapshot()), g)).orElse("");
      evidence.add(parent.ref().path() + said(parent) + unseen);
    }
    if (!well.isEmpty()) {
      String[] lines = evidence.toArray(String[]::new);
      return Step.ok(
          Stage.ENTRY, name() + " is attached to " + String.join(", ", well) + ".", lines);
    }
    if (troubles.isEmpty()) {
      return onNoGateway(evidence);
    }
    Trouble first = troubles.getFirst();
    Cause c = first.cause();
    List<String> all = new ArrayList<>(c.evidence());
    all.addAll(evidence);
    Fix fix =
        first.fix() == null ? Fix.kubectl("Read what is said", line(route.ref())) : first.fix();
    return Step.broken(Stage.ENTRY, new Cause(c.kind(), c.sentence(), all, c.next()), fix);
  }

  private Step onNoGateway(List<String> evidence) {
    String elsewhere =
        route.elsewhere().stream()
            .filter(e -> !e.accepted().refused())
            .map(GatewayRoute.Elsewhere::words)
            .collect(Collectors.joining(", "));
    if (!elsewhere.isEmpty()) {
      return Step.note(
          Stage.ENTRY,
          name() + " is attached to " + elsewhere + ", which Portolan does not read.",
          evidence.toArray(String[]::new));
    }
    Cause none =
        new Cause(
            Kind.NOT_ACCEPTED,
            name() + " is attached to no gateway (spec.parentRefs).",
            evidence,
            describe(route.ref()));
    return Step.broken(Stage.ENTRY, none, Fix.kubectl("Read it", line(route.ref())));
  }

  private String name() {
    return route.ref().kind().title() + " " + route.ref().path();
  }

  private String at(Gateway gateway, Parent parent) {
    List<String> ports =
        gateway.listeners().stream()
            .filter(l -> parent.takes(l) && Fronts.meet(l.host(), hosts()))
            .map(l -> l.protocol() + " " + l.port())
            .toList();
    return gateway.ref().path()
        + " at "
        + String.join(", ", gateway.addresses())
        + " ("
        + String.join(", ", ports)
        + ")";
  }

  private static String said(Parent parent) {
    return ": Accepted " + words(parent.accepted()) + ", ResolvedRefs " + words(parent.resolved());
  }

  private static String words(Gateway.Standing standing) {
    return switch (standing.state()) {
      case TRUE -> "True";
      case FALSE -> "False (" + standing.reason() + ")";
      case UNKNOWN -> "not said";
    };
  }

  private List<String> hosts() {
    return route.hosts();
  }

  private Optional<Trouble> trouble(Parent parent, @Nullable Gateway gateway) {
    if (gateway == null) {
      boolean certain =
          chain.ground().snapshot().coverage(dev.portolan.model.Kind.GATEWAY).complete();
      String why = certain ? ", which there is not." : ", which is not among those to be seen.";
      return Optional.of(
          new Trouble(
              new Cause(
                  Kind.NO_SUCH_OBJECT,
                  name() + " names the gateway " + parent.ref().path() + why,
                  List.of(),
                  describe(route.ref())),
              null));
    }
    if (parent.accepted().refused()) {
      return Optional.of(refused(parent, gateway));
    }
    if (gateway.listeners().stream()
        .noneMatch(l -> parent.takes(l) && Fronts.meet(l.host(), hosts()))) {
      return Optional.of(trouble(Kind.NOT_ACCEPTED, unmatched(parent, gateway), gateway.ref()));
    }
    if (parent.resolved().refused()) {
      return Optional.of(unresolved(parent));
    }
    return ungranted(parent, gateway).or(() -> standing(gateway));
  }

  /// Listeners whose certificate is in a namespace that grants it to nobody show none: a break
  /// where the route has no other.
  private Optional<Trouble> ungranted(Parent parent, Gateway gateway) {
    Grants grants = Grants.in(chain.ground().snapshot());
    List<Gateway.Listener> taken =
        gateway.listeners().stream()
            .filter(l -> parent.takes(l) && Fronts.meet(l.host(), hosts()))
            .toList();
    if (!taken.stream().allMatch(l -> refused(grants, gateway, l).isPresent())) {
      return Optional.empty();
    }
    Gateway.Listener first = taken.getFirst();
    return refused(grants, gateway, first)
        .map(
            secret ->
                new Trouble(
                    new Cause(
                        Kind.NOT_GRANTED,
                        "The listener `"
                            + first.name()
                            + "` of "
                            + gateway.ref().path()
                            + " takes its certificate from the secret "
                            + secret.namespace()
                            + "/"
                            + secret.name()
                            + " in another namespace, and no ReferenceGrant there permits it.",
                        List.of(),
                        describe(gateway.ref())),
                    EntryFixes.grant(gateway, secret)));
  }

  private static Optional<Gateway.Certificate> refused(
      Grants grants, Gateway gateway, Gateway.Listener listener) {
    return listener.certificates().stream().filter(c -> grants.refuse(gateway, c)).findFirst();
  }

  /// Where grants may not be listed it is not known whether a certificate is granted.
  private static String unseen(Grants grants, Gateway gateway) {
    return gateway.listeners().stream()
        .flatMap(l -> l.certificates().stream())
        .filter(c -> !c.namespace().isEmpty() && !c.namespace().equals(gateway.namespace()))
        .filter(c -> !grants.coverage().in(c.namespace()).complete())
        .findFirst()
        .map(
            c ->
                "; whether "
                    + c.namespace()
                    + " grants it the secret "
                    + c.name()
                    + " is not known: its ReferenceGrants are not visible")
        .orElse("");
  }

  /// The controller's own word on the gateway itself.
  private Optional<Trouble> standing(Gateway gateway) {
    String which = "The gateway " + gateway.ref().path() + ", of class " + gateway.className();
    List<Pod> pods = chain.controllers();
    return switch (gateway.standing().state()) {
      case FALSE ->
          Optional.of(
              trouble(
                  Kind.NOT_ACCEPTED,
                  which + ", is not in force: " + gateway.standing().reason() + ".",
                  gateway.ref()));
      case UNKNOWN ->
          Optional.of(
              trouble(
                  Kind.NO_CONTROLLER,
                  which + ", was taken up by no controller: nobody has said anything of it.",
                  gateway.ref()));
      case TRUE -> {
        if (gateway.addresses().isEmpty()) {
          yield Optional.of(trouble(Kind.NO_ADDRESS, which + ", has no address.", gateway.ref()));
        }
        yield !pods.isEmpty() && pods.stream().noneMatch(Pod::ready)
            ? Optional.of(
                trouble(
                    Kind.NOT_READY,
                    "No pod of the gateway " + gateway.ref().path() + " is ready.",
                    gateway.ref()))
            : Optional.empty();
      }
    };
  }

  private Trouble refused(Parent parent, Gateway gateway) {
    String reason = parent.accepted().reason();
    String sentence =
        "The gateway " + gateway.ref().path() + " does not take " + name() + ": " + reason;
    Optional<Gateway.Listener> closed =
        gateway.listeners().stream()
            .filter(parent::takes)
            .filter(l -> !l.from().equals("All"))
            .findFirst();
    boolean namespaces = reason.equals("NotAllowedByListeners") && closed.isPresent();
    if (namespaces && !gateway.namespace().equals(route.namespace())) {
      String whose =
          closed.get().from().equals("Same")
              ? "of its own namespace " + gateway.namespace()
              : "of the namespaces that its selector matches";
      String why = " (its listener `" + closed.get().name() + "` takes routes " + whose + ").";
      Cause cause =
          new Cause(Kind.NOT_ACCEPTED, sentence + why, List.of(), describe(gateway.ref()));
      return new Trouble(cause, EntryFixes.listener(chain, gateway, closed.get()));
    }
    String more =
        reason.equals("NoMatchingListenerHostname") || reason.equals("NoMatchingParent")
            ? " (" + unmatched(parent, gateway) + ")"
            : "";
    return trouble(Kind.NOT_ACCEPTED, sentence + more.replace(".)", ")") + ".", gateway.ref());
  }

  private static String unmatched(Parent parent, Gateway gateway) {
    List<String> listeners =
        gateway.listeners().stream()
            .map(l -> l.name() + " (" + (l.host().isEmpty() ? "any host" : l.host()) + ")")
            .toList();
    String wanted =
        (parent.section().isEmpty() ? "" : " called " + parent.section())
            + (parent.port() == 0 ? "" : " at port " + parent.port());
    return "No listener"
        + wanted
        + " of "
        + gateway.ref().path()
        + " takes the route's hosts: there are "
        + String.join(", ", listeners)
        + ".";
  }

  /// A service of another namespace is led to only where that namespace grants it.
  private Trouble unresolved(Parent parent) {
    String reason = parent.resolved().reason();
    Optional<ObjectRef> foreign =
        route.rules().stream()
            .flatMap(r -> r.backends().stream())
            .map(GatewayRoute.Backend::service)
            .filter(s -> !s.namespace().equals(route.namespace()))
            .findFirst();
    if (reason.equals("RefNotPermitted") && foreign.isPresent()) {
      Cause cause =
          new Cause(
              Kind.NOT_GRANTED,
              name()
                  + " leads to "
                  + foreign.get().path()
                  + " in another namespace, and no ReferenceGrant there permits it.",
              List.of(),
              describe(route.ref()));
      return new Trouble(cause, EntryFixes.grant(route, foreign.get()));
    }
    String sentence =
        "The controller of "
            + parent.ref().path()
            + " does not resolve the backends of "
            + name()
            + ": "
            + reason
            + ".";
    return trouble(Kind.NO_SUCH_OBJECT, sentence, route.ref());
  }

  private Trouble trouble(Kind kind, String sentence, ObjectRef read) {
    Cause cause = new Cause(kind, sentence, List.of(), describe(read));
    return new Trouble(cause, Fix.kubectl("Read what its controller says of it", line(read)));
  }

  private Next describe(ObjectRef ref) {
    return Next.command("Read what its controller says of it", line(ref));
  }

  private String line(ObjectRef ref) {
    return Kubectl.describe(chain.ground().context(), ref);
  }
}
