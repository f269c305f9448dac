package dev.portolan.diagnosis;

import dev.portolan.diagnosis.Cause.Kind;
import dev.portolan.diagnosis.Step.Stage;
import dev.portolan.model.Ingress;
import dev.portolan.model.Pod;
import dev.portolan.policy.service.Controllers;
import dev.portolan.probe.Kubectl;
import java.util.ArrayList;
import java.util.List;

/// The stage of an ingress: its class, who serves it, and at which address.
final class EntryRules {
  private EntryRules() {}

  static Step entry(Chain chain, List<Step> before) {
    if (chain.route() != null) {
      return GatewayRules.entry(chain, chain.route());
    }
    Ingress ingress = chain.ingress();
    if (ingress == null) {
      return none(chain);
    }
    List<Pod> pods = chain.controllers();
    if (ingress.addresses().isEmpty()) {
      return noAddress(chain, ingress, pods);
    }
    Next next =
        Next.command(
            "See what the server says of it",
            Kubectl.describe(chain.ground().context(), ingress.ref()));
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
            ingress.ref().path() + ", " + of(ingress) + ", is at " + addresses + ".",
            ready + " of " + pods.size() + " controller pods are ready");
  }

  private static String of(Ingress ingress) {
    return ingress.className().isEmpty() ? "without a class" : "of class " + ingress.className();
  }

  /// An ingress that nobody has taken up: because it names no class, one that is not there, or one
  /// that nobody serves.
  private static Step noAddress(Chain chain, Ingress ingress, List<Pod> pods) {
    IngressClasses classes = new IngressClasses(chain.ground().snapshot(), ingress);
    List<String> others = new Controllers(chain.ground().index()).running();
    List<String> evidence = new ArrayList<>(List.of("status.loadBalancer.ingress is empty"));
    evidence.add(classes.told());
    evidence.add(
        !others.isEmpty()
            ? "ingress controllers that run here: " + String.join(", ", others)
            : seen(chain)
                ? "no ingress controller that Portolan knows runs here"
                : "no ingress controller that Portolan knows is among the pods that this user may"
                    + " see");
    boolean unserved = pods.isEmpty() || ingress.className().isEmpty() || classes.absent();
    String line = Kubectl.describe(chain.ground().context(), ingress.ref());
    Cause cause =
        new Cause(
            unserved ? Kind.NO_CONTROLLER : Kind.NO_ADDRESS,
            "The ingress "
                + ingress.ref().path()
                + (ingress.className().isEmpty() ? "" : ", " + of(ingress) + ",")
                + " has no address: "
                + (unserved
                    ? unserved(chain, ingress, classes, others)
                    : "its controller runs, and has not given it one")
                + ".",
            evidence,
            Next.command("See what the server says of it", line));
    Fix fix =
        unserved
            ? EntryFixes.ingressClass(chain, ingress, classes, others)
            : Fix.kubectl("See what its controller says of it", line);
    return Step.broken(Stage.ENTRY, cause, fix);
  }

  /// True where a controller that is not among the pods does not run.
  private static boolean seen(Chain chain) {
    return chain.ground().snapshot().coverage(dev.portolan.model.Kind.POD).complete();
  }

  private static String unserved(
      Chain chain, Ingress ingress, IngressClasses classes, List<String> others) {
    if (ingress.className().isEmpty()) {
      return "it names no class (spec.ingressClassName), "
          + (classes.byDefault().isEmpty()
              ? "and without one only the controller of a class that is marked as default takes it"
                  + " up"
              : "and the default, "
                  + classes.byDefault().getFirst().name()
                  + ", is given only to ingresses that are made while it is the default");
    }
    if (classes.absent()) {
      return "there is no ingress class of that name";
    }
    String owner =
        classes
            .named()
            .filter(c -> !c.controller().isEmpty())
            .map(c -> "that class belongs to " + c.controller() + ", and ")
            .orElse("");
    return owner
        + (others.isEmpty()
            ? seen(chain)
                ? "no controller that serves it runs here"
                : "no controller that serves it is among the pods that this user may see"
            : "no controller of that class runs here, only " + String.join(", ", others));
  }

  private static Step none(Chain chain) {
    String line = chain.ground().kubectl("get", "ingresses", "-A");
    Cause cause =
        new Cause(
            Kind.NO_SUCH_OBJECT,
            "There is no ingress or route for " + chain.to() + ".",
            List.of(),
            Next.command("See which there are", line));
    return Step.broken(Stage.ENTRY, cause, Fix.kubectl("See which ingresses there are", line));
  }
}
