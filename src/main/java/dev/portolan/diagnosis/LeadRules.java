package dev.portolan.diagnosis;

import dev.portolan.diagnosis.Cause.Kind;
import dev.portolan.diagnosis.Step.Stage;
import dev.portolan.model.GatewayRoute;
import dev.portolan.model.Grants;
import dev.portolan.model.KubeObject;
import dev.portolan.model.ObjectRef;
import dev.portolan.model.Pod;
import dev.portolan.model.PortRef;
import dev.portolan.model.Protocol;
import dev.portolan.model.Service;
import dev.portolan.model.Service.ServicePort;
import dev.portolan.policy.Party;
import dev.portolan.policy.Verdict;
import dev.portolan.policy.Verdict.State;
import dev.portolan.policy.service.Because;
import dev.portolan.probe.Kubectl;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The stage of where an ingress or a route leads: every way of it, to a service and its endpoints.
final class LeadRules {
  private final Chain chain;
  private final KubeObject entry;
  private final List<String> evidence = new ArrayList<>();
  private final List<Cause> causes = new ArrayList<>();
  private final List<Lead> broken = new ArrayList<>();
  private final List<Fix> allowing = new ArrayList<>();

  private LeadRules(Chain chain, KubeObject entry) {
    this.chain = chain;
    this.entry = entry;
  }

  static Step look(Chain chain, List<Step> before) {
    KubeObject entry = chain.entry();
    if (entry == null) {
      return Step.skipped(Stage.RULES, "There is nothing whose rules could be followed.");
    }
    return new LeadRules(chain, entry).step();
  }

  private Step step() {
    List<Lead> leads = chain.leads();
    for (Lead lead : leads) {
      Optional<Cause> cause = cause(lead);
      evidence.add(
          lead.label() + ": " + cause.map(c -> c.kind().title()).orElse("has ready endpoints"));
      cause.ifPresent(
          c -> {
            causes.add(c);
            broken.add(lead);
          });
    }
    denied(leads);
    if (leads.isEmpty()) {
      String why = "No rule of " + entry.ref().path() + " leads to a service.";
      causes.add(new Cause(Kind.NO_ENDPOINTS, why, List.of(), read()));
    }
    if (causes.isEmpty()) {
      String said =
          leads.size() == 1
              ? "Its one rule leads to ready endpoints."
              : "All " + leads.size() + " ways lead to ready endpoints.";
      return Step.ok(Stage.RULES, said, evidence.toArray(String[]::new));
    }
    Cause first = causes.getFirst();
    Cause cause = new Cause(first.kind(), first.sentence(), evidence, first.next());
    Optional<ObjectRef> foreign =
        leads.stream()
            .map(Lead::service)
            .filter(s -> !s.namespace().equals(entry.namespace()))
            .findFirst();
    Fix fix =
        first.kind() == Kind.NOT_GRANTED && foreign.isPresent()
            ? EntryFixes.grant(entry, foreign.get())
            : first.kind() == Kind.POLICY && !allowing.isEmpty()
                ? allowing.getFirst()
                : EntryFixes.lead(chain, entry, first);
    return broken.size() >= leads.size()
        ? Step.broken(Stage.RULES, cause, fix)
        : Step.remark(Stage.RULES, cause, fix);
  }

  private Next read() {
    return Next.command("Read its rules", Kubectl.get(chain.ground().context(), entry.ref()));
  }

  private Optional<Cause> cause(Lead lead) {
    ObjectRef ref = lead.service();
    String leads = "`" + lead.takes() + "` leads to ";
    Optional<Service> service = chain.ground().snapshot().service(ref);
    if (service.isEmpty()) {
      return Optional.of(missing(leads + "the service " + ref.path()));
    }
    if (entry instanceof GatewayRoute
        && Grants.in(chain.ground().snapshot()).refuse(entry.ref(), ref)) {
      return Optional.of(
          new Cause(
              Kind.NOT_GRANTED,
              leads + ref.path() + " in another namespace, where no ReferenceGrant permits it.",
              List.of(),
              read()));
    }
    PortRef wanted = lead.port();
    Optional<ServicePort> port = port(service.get(), wanted);
    if (port.isEmpty() && wanted != null && service.get().type() != Service.Type.EXTERNAL_NAME) {
      String has = String.join(", ", service.get().ports().stream().map(LeadRules::words).toList());
      return Optional.of(
          new Cause(
              Kind.NO_SUCH_PORT,
              leads
                  + "port "
                  + wanted
                  + " of "
                  + ref.path()
                  + ", which has not got it: "
                  + has
                  + ".",
              List.of(),
              read()));
    }
    return chain
        .ground()
        .endpoints()
        .of(service.get(), port.map(ServicePort::port).orElse(0))
        .filter(f -> f.why().breaks())
        .map(
            f ->
                new Cause(
                    EndpointKinds.of(f.why()),
                    leads + ref.path() + ", which cannot answer. " + f.text(),
                    List.of(),
                    read()));
  }

  private Cause missing(String leads) {
    boolean certain =
        chain.ground().snapshot().coverage(dev.portolan.model.Kind.SERVICE).complete();
    String why = certain ? ", which there is not." : ", which is not among those to be seen.";
    return new Cause(Kind.NO_SUCH_OBJECT, leads + why, List.of(), read());
  }

  private static String words(ServicePort port) {
    return port.port() + (port.name().isEmpty() ? "" : " (" + port.name() + ")");
  }

  private static Optional<ServicePort> port(Service service, @Nullable PortRef wanted) {
    return service.ports().stream()
        .filter(
            p ->
                wanted != null
                    && (wanted.isNamed()
                        ? p.name().equals(wanted.name())
                        : p.port() == wanted.number()))
        .findFirst();
  }

  /// What the policies say from the controller's pods to the services.
  private void denied(List<Lead> leads) {
    List<Pod> pods = chain.controllers();
    Set<ObjectRef> told = new LinkedHashSet<>();
    for (Lead lead : leads) {
      Service service = chain.ground().snapshot().service(lead.service()).orElse(null);
      Optional<ServicePort> port = service == null ? Optional.empty() : port(service, lead.port());
      if (service == null || port.isEmpty() || !told.add(lead.service())) {
        continue;
      }
      for (Pod pod : pods) {
        Verdict verdict = judge(pod, service, port.get());
        if (verdict.state() == State.DENIED) {
          String sentence =
              "Policies keep the controller's pod "
                  + pod.ref().path()
                  + " from "
                  + service.ref().path()
                  + ": "
                  + Because.of(verdict)
                  + ".";
          causes.add(new Cause(Kind.POLICY, sentence, List.of(), read()));
          evidence.add(lead.label() + ": " + Kind.POLICY.title());
          allowing(pod, service, port.get(), verdict).ifPresent(allowing::add);
          broken.add(lead);
          break;
        }
      }
    }
  }

  /// A policy that lets the controller through, where a pod is known that it is for.
  private Optional<Fix> allowing(Pod pod, Service service, ServicePort port, Verdict verdict) {
    Optional<Backing> backing =
        Backing.of(chain.ground().index(), service, port).stream()
            .filter(b -> b.pod() != null)
            .findFirst();
    PolicyYaml yaml = new PolicyYaml(chain.ground().snapshot());
    return backing
        .map(b -> yaml.allow(verdict, pod, b.pod(), b.address(), port.protocol(), b.port()))
        .map(text -> Fix.yaml("Let the controller through, if it is meant to", text));
  }

  private Verdict judge(Pod pod, Service service, ServicePort port) {
    String address = service.clusterIps().stream().findFirst().orElse("");
    Party from = Ground.party(pod, address);
    return chain.ground().services().judge(from, service, Protocol.TCP, port.port()).verdict();
  }
}
