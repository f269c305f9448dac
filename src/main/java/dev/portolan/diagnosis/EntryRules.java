package dev.portolan.diagnosis;

import dev.portolan.diagnosis.Cause.Kind;
import dev.portolan.diagnosis.Step.Stage;
import dev.portolan.model.Ingress;
import dev.portolan.model.ObjectRef;
import dev.portolan.model.Pod;
import dev.portolan.model.Service;
import dev.portolan.model.Service.ServicePort;
import dev.portolan.policy.Verdict;
import dev.portolan.policy.Verdict.State;
import dev.portolan.policy.service.Controllers;
import dev.portolan.policy.service.IngressJudge;
import dev.portolan.probe.Kubectl;
import dev.portolan.probe.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The stages of an ingress: who serves it, and where its rules lead.
final class EntryRules {
  private EntryRules() {}

  static Step entry(Chain chain, List<Step> before) {
    Ingress ingress = chain.ingress();
    if (ingress == null) {
      return none(chain);
    }
    List<Pod> pods = new Controllers(chain.ground().index()).of(ingress);
    String of =
        ingress.className().isEmpty() ? "without a class" : "of class " + ingress.className();
    String line = Kubectl.describe(chain.ground().context(), ingress.ref());
    Next next = Next.command("See what the server says of it", line);
    if (ingress.addresses().isEmpty()) {
      Kind kind = pods.isEmpty() ? Kind.NO_CONTROLLER : Kind.NO_ADDRESS;
      String why =
          pods.isEmpty()
              ? "no controller that serves it runs here"
              : "its controller has not given it one";
      Cause cause =
          new Cause(
              kind,
              "The ingress " + ingress.ref().path() + ", " + of + ", has no address: " + why + ".",
              List.of("status.loadBalancer.ingress is empty"),
              next);
      return Step.broken(Stage.ENTRY, cause, Fix.kubectl("See what the server says of it", line));
    }
    long ready = pods.stream().filter(Pod::ready).count();
    String addresses = String.join(", ", ingress.addresses());
    if (!pods.isEmpty() && ready == 0) {
      Cause cause =
          new Cause(
              Kind.NOT_READY,
              "No pod of the controller of " + ingress.ref().path() + " is ready.",
              pods.stream().map(p -> p.ref().path() + ": " + p.statusText()).toList(),
              next);
      return Step.broken(Stage.ENTRY, cause, Fixes.describe(chain, pods.getFirst()));
    }
    return pods.isEmpty()
        ? Step.note(
            Stage.ENTRY,
            ingress.ref().path() + " is at " + addresses + "; " + Controllers.UNKNOWN + ".")
        : Step.ok(
            Stage.ENTRY,
            ingress.ref().path() + ", " + of + ", is at " + addresses + ".",
            ready + " of " + pods.size() + " controller pods are ready");
  }

  private static Step none(Chain chain) {
    String line =
        Kubectl.line(
            List.of("kubectl", "--context", chain.ground().context(), "get", "ingresses", "-A"));
    Cause cause =
        new Cause(
            Kind.NO_SUCH_OBJECT,
            "There is no ingress for " + chain.to() + ".",
            List.of(),
            Next.command("See which there are", line));
    return Step.broken(Stage.ENTRY, cause, Fix.kubectl("See which ingresses there are", line));
  }

  /// Every path of the host, and the service that it leads to.
  static Step rules(Chain chain, List<Step> before) {
    Ingress ingress = chain.ingress();
    if (ingress == null || !(chain.asked().to() instanceof Target.IngressTarget target)) {
      return Step.skipped(Stage.RULES, "There is no ingress whose rules could be followed.");
    }
    List<String> evidence = new ArrayList<>();
    List<Cause> causes = new ArrayList<>();
    int paths = 0;
    for (Ingress.Rule rule : ingress.rules()) {
      if (!rule.host().equals(target.host())) {
        continue;
      }
      for (Ingress.Path path : rule.paths()) {
        paths++;
        Optional<Cause> cause = backend(chain, ingress, path);
        String to =
            path.path() + " → " + path.backend().serviceName() + ":" + path.backend().port();
        evidence.add(to + cause.map(c -> ": " + c.sentence()).orElse(": has ready endpoints"));
        cause.ifPresent(causes::add);
      }
    }
    evidence.addAll(predicted(chain, ingress, target.host(), causes));
    if (causes.isEmpty()) {
      return Step.ok(
          Stage.RULES,
          paths == 1
              ? "Its one path leads to ready endpoints."
              : "All " + paths + " paths lead to ready endpoints.",
          evidence.toArray(String[]::new));
    }
    Cause first = causes.getFirst();
    Cause cause = new Cause(first.kind(), first.sentence(), evidence, first.next());
    Fix fix =
        Fix.kubectl(
            "Lead the path to a service that is there and ready",
            Kubectl.line(
                List.of(
                    "kubectl",
                    "--context",
                    chain.ground().context(),
                    "edit",
                    "ingress",
                    ingress.name(),
                    "-n",
                    ingress.namespace())));
    return causes.size() >= paths
        ? Step.broken(Stage.RULES, cause, fix)
        : Step.remark(Stage.RULES, cause, fix);
  }

  private static Optional<Cause> backend(Chain chain, Ingress ingress, Ingress.Path path) {
    ObjectRef ref = ObjectRef.service(ingress.namespace(), path.backend().serviceName());
    Optional<Service> service = chain.ground().snapshot().service(ref);
    String leads = "The path " + path.path() + " leads to ";
    Next next =
        Next.command("Read the ingress", Kubectl.get(chain.ground().context(), ingress.ref()));
    if (service.isEmpty()) {
      String why = leads + "the service " + ref.path() + ", which there is not.";
      return Optional.of(new Cause(Kind.NO_SUCH_OBJECT, why, List.of(), next));
    }
    Optional<ServicePort> port = port(service.get(), path.backend());
    if (port.isEmpty()) {
      String named = leads + "port " + path.backend().port() + " of " + ref.path();
      return Optional.of(
          new Cause(Kind.NO_SUCH_PORT, named + ", which it has not.", List.of(), next));
    }
    return chain
        .ground()
        .endpoints()
        .of(service.get(), port.get().port())
        .filter(f -> f.why().breaks())
        .map(
            f ->
                new Cause(
                    EndpointKinds.of(f.why()),
                    leads + ref.path() + ", which cannot answer. " + f.text(),
                    List.of(),
                    next));
  }

  private static Optional<ServicePort> port(Service service, Ingress.Backend backend) {
    return service.ports().stream()
        .filter(
            p ->
                backend.port().isNamed()
                    ? p.name().equals(backend.port().name())
                    : p.port() == backend.port().number())
        .findFirst();
  }

  /// What the policies say from the controller's pods to the backends.
  private static List<String> predicted(
      Chain chain, Ingress ingress, String host, List<Cause> causes) {
    List<String> lines = new ArrayList<>();
    IngressJudge judge = new IngressJudge(chain.ground().index(), chain.ground().services());
    for (IngressJudge.Route route : judge.routes(ingress, host)) {
      Verdict verdict = route.verdict();
      if (verdict.state() == State.DENIED) {
        String sentence =
            "Policies let the controller not reach "
                + route.path()
                + ": "
                + verdict.because()
                + ".";
        String line = Kubectl.get(chain.ground().context(), ingress.ref());
        causes.add(
            new Cause(Kind.POLICY, sentence, List.of(), Next.command("Read the ingress", line)));
        lines.add(sentence);
      }
    }
    return lines;
  }
}
