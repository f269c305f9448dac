package dev.portolan.diagnosis;

import dev.portolan.diagnosis.Cause.Kind;
import dev.portolan.diagnosis.Step.Stage;
import dev.portolan.model.LabelSelector;
import dev.portolan.model.Pod;
import dev.portolan.model.Service;
import dev.portolan.model.Service.ServicePort;
import dev.portolan.probe.Kubectl;
import dev.portolan.probe.Target;
import dev.portolan.probe.target.EndpointCause;
import dev.portolan.probe.target.EndpointCause.Why;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// The stages of a service: itself, its selector, its endpoints, its port.
final class ServiceRules {
  private ServiceRules() {}

  static Step service(Chain chain, List<Step> before) {
    Service service = chain.service();
    if (service == null) {
      return missing(chain);
    }
    if (service.type() == Service.Type.EXTERNAL_NAME) {
      String alias = service.exposure().externalName();
      return Step.note(
          Stage.SERVICE,
          service.ref().path() + " is an alias: cluster DNS answers with " + alias + ".");
    }
    if (chain.port() == null && !service.headless()) {
      return noPort(chain, service);
    }
    String address =
        service.headless()
            ? "headless: DNS answers with its pods"
            : service.clusterIps().getFirst();
    ServicePort port = chain.port();
    String followed = port == null ? "" : ", port " + port.port() + " (" + port.protocol() + ")";
    if (port != null && chain.door().isPresent()) {
      return Step.ok(
          Stage.SERVICE,
          "Port "
              + port.nodePort()
              + " of the node "
              + chain.door().get().name()
              + " is the node port of "
              + service.ref().path()
              + followed
              + ".");
    }
    boolean more = chain.asked().port() == 0 && service.ports().size() > 1;
    return more
        ? Step.ok(
            Stage.SERVICE,
            service.ref().path() + ", " + address + followed + ".",
            "it has " + service.ports().size() + " ports; name another to follow that")
        : Step.ok(Stage.SERVICE, service.ref().path() + ", " + address + followed + ".");
  }

  private static Step missing(Chain chain) {
    if (!(chain.asked().to() instanceof Target.ServiceTarget target)) {
      return Step.skipped(Stage.SERVICE, "It is no service of this cluster.");
    }
    Cause cause =
        new Cause(
            Kind.NO_SUCH_OBJECT,
            "There is no service " + target.service().path() + ".",
            List.of(),
            Next.command("See which there are", list(chain, target.service().namespace())));
    return Step.broken(
        Stage.SERVICE,
        cause,
        Fix.kubectl("See which services there are", list(chain, target.service().namespace())));
  }

  private static String list(Chain chain, String namespace) {
    return chain.ground().kubectl("get", "services", "-n", namespace);
  }

  private static Step noPort(Chain chain, Service service) {
    String declared =
        service.ports().stream()
            .map(p -> p.protocol() + " " + p.port())
            .collect(Collectors.joining(", "));
    Cause cause =
        new Cause(
            Kind.NO_SUCH_PORT,
            service.ref().path()
                + " has no port "
                + chain.asked().port()
                + ": it has "
                + declared
                + ".",
            List.of("its ports: " + declared),
            Next.command("Read the service", Kubectl.get(chain.ground().context(), service.ref())));
    return Step.broken(Stage.SERVICE, cause, Fixes.addPort(chain, service));
  }

  static Step selector(Chain chain, List<Step> before) {
    Service service = chain.service();
    if (service == null || service.type() == Service.Type.EXTERNAL_NAME) {
      return Step.skipped(Stage.SELECTOR, "There is no selector to look at.");
    }
    if (service.selector().isEmpty()) {
      return Step.note(Stage.SELECTOR, "It has no selector: somebody else keeps its endpoints.");
    }
    Optional<EndpointCause.Found> found = cause(chain, service);
    if (found.isPresent() && found.get().why() == Why.SELECTS_NOTHING) {
      return broken(chain, Stage.SELECTOR, service, found.get());
    }
    List<Pod> pods = chain.ground().index().podsSelectedBy(service);
    return Step.ok(
        Stage.SELECTOR,
        LabelSelector.of(service.selector())
            + " selects "
            + (pods.size() == 1 ? "1 pod." : pods.size() + " pods."),
        pods.stream().limit(6).map(p -> p.ref().path()).toArray(String[]::new));
  }

  static Step endpoints(Chain chain, List<Step> before) {
    Service service = chain.service();
    if (service == null || service.type() == Service.Type.EXTERNAL_NAME) {
      return Step.skipped(Stage.ENDPOINTS, "It has none of its own.");
    }
    Optional<EndpointCause.Found> found = cause(chain, service).filter(f -> !port(f.why()));
    if (found.isPresent()) {
      EndpointCause.Found f = found.get();
      return f.why().breaks()
          ? broken(chain, Stage.ENDPOINTS, service, f)
          : Step.note(Stage.ENDPOINTS, f.text());
    }
    Optional<Step> elsewhere = NoneOnNode.step(chain, service);
    if (elsewhere.isPresent()) {
      return elsewhere.get();
    }
    var endpoints = chain.ground().index().endpoints(service.ref());
    long ready = endpoints.stream().filter(e -> e.ready()).count();
    String said = ready + " of " + endpoints.size() + " endpoints are ready.";
    return ready == endpoints.size()
        ? Step.ok(Stage.ENDPOINTS, said)
        : Step.note(Stage.ENDPOINTS, said);
  }

  static Step ports(Chain chain, List<Step> before) {
    Service service = chain.service();
    ServicePort port = chain.port();
    if (service == null || port == null) {
      return Step.skipped(Stage.PORTS, "No port of the service is meant.");
    }
    Optional<EndpointCause.Found> found = cause(chain, service).filter(f -> port(f.why()));
    if (found.isPresent()) {
      EndpointCause.Found f = found.get();
      return f.why().breaks()
          ? broken(chain, Stage.PORTS, service, f)
          : Step.note(Stage.PORTS, f.text());
    }
    int target = Backing.port(chain.ground().index(), service, port.port());
    return Step.ok(
        Stage.PORTS,
        "Port "
            + port.port()
            + " leads to port "
            + target
            + " of the pods"
            + (port.targetPort().isNamed() ? " (" + port.targetPort().name() + ")." : "."));
  }

  private static boolean port(Why why) {
    return EndpointKinds.of(why) == Kind.WRONG_TARGET_PORT;
  }

  static Optional<EndpointCause.Found> cause(Chain chain, Service service) {
    ServicePort port = chain.port();
    return chain.ground().endpoints().of(service, port == null ? 0 : port.port());
  }

  private static Step broken(Chain chain, Stage stage, Service service, EndpointCause.Found found) {
    Cause cause =
        new Cause(
            EndpointKinds.of(found.why()),
            service.ref().path() + ": " + found.text(),
            List.of(),
            Next.command("Read the service", Kubectl.get(chain.ground().context(), service.ref())));
    return Step.broken(stage, cause, Fixes.of(chain, service, found.why()));
  }
}
