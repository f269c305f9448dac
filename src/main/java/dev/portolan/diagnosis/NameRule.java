package dev.portolan.diagnosis;

import dev.portolan.diagnosis.Cause.Kind;
import dev.portolan.diagnosis.Step.Stage;
import dev.portolan.model.Pod;
import dev.portolan.model.Protocol;
import dev.portolan.model.Service;
import dev.portolan.policy.Verdict;
import dev.portolan.policy.Verdict.State;
import dev.portolan.policy.service.Because;
import dev.portolan.probe.CheckResult;
import dev.portolan.probe.Kubectl;
import dev.portolan.probe.Outcome;
import dev.portolan.probe.Question;
import dev.portolan.probe.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Does the caller's own resolver know the name?
final class NameRule implements Rule {
  @Override
  public Step look(Chain chain, List<Step> before) {
    String name = name(chain);
    if (name.isEmpty()) {
      return Step.skipped(Stage.NAME, "It is asked by its address, so no name is needed.");
    }
    if (chain.fromLaptop() && chain.service() != null) {
      return Step.skipped(
          Stage.NAME,
          "Names of the cluster's DNS mean nothing outside of it, where this computer is.");
    }
    Question question = new Question.Dns(Question.RecordType.A, false);
    CheckResult lookup = chain.ask(question, new Target.HostTarget(name));
    if (!lookup.outcome().aboutThePath()) {
      // No tool for DNS alone: a connect by name tells as much.
      CheckResult connect = chain.connect(new Target.HostTarget(name), Math.max(1, chain.number()));
      boolean denied = connect.outcome() == Outcome.TIMED_OUT && deniedDns(chain);
      return connect.outcome() == Outcome.UNRESOLVED || denied
          ? broken(chain, name, connect)
          : undecided(name, lookup, connect);
    }
    return lookup.outcome() == Outcome.ANSWERED
        ? Step.ok(Stage.NAME, name + " resolves" + records(lookup) + ".", Seen.line(lookup))
            .with(List.of(lookup))
        : broken(chain, name, lookup);
  }

  private static String name(Chain chain) {
    return switch (chain.asked().to()) {
      case Target.ServiceTarget t -> {
        Service service = chain.service();
        yield service == null ? "" : service.dnsName();
      }
      case Target.HostTarget t -> Names.literal(t.host()) ? "" : t.host();
      case Target.IngressTarget t -> "";
      case Target.PodTarget t -> "";
    };
  }

  private static String where(Chain chain) {
    return chain.fromLaptop() ? "on this computer" : "in the caller's container";
  }

  /// The host of an ingress or a route, for which nobody has made a DNS record.
  private static Step unpublished(
      Chain chain, String name, Served served, List<String> evidence, CheckResult result) {
    evidence.add(served.words() + " serves this host");
    Fix fix =
        Fix.kubectl(
            "See where it is, for the DNS record that it lacks",
            Kubectl.get(chain.ground().context(), served.by()));
    return step(
        chain,
        name
            + " does not resolve "
            + where(chain)
            + ": "
            + served.words()
            + " serves it, and no DNS record leads there.",
        evidence,
        result,
        fix);
  }

  private static Step undecided(String name, CheckResult lookup, CheckResult connect) {
    return connect.outcome().aboutThePath() && connect.outcome() != Outcome.TIMED_OUT
        ? Step.ok(
                Stage.NAME, name + " resolves: a connect by name got past it.", Seen.line(connect))
            .with(List.of(connect))
        : Seen.unasked(lookup);
  }

  private static String records(CheckResult lookup) {
    List<String> records = Seen.records(lookup);
    return records.isEmpty() ? "" : " to " + String.join(", ", records);
  }

  private static Step broken(Chain chain, String name, CheckResult result) {
    List<String> evidence = new ArrayList<>(List.of(Seen.line(result)));
    Optional<Service> dns = Names.dns(chain.ground().snapshot());
    Pod source = chain.source();
    if (source != null && source.hostNetwork() && result.outcome() == Outcome.UNRESOLVED) {
      return onHost(chain, source, name, evidence, result);
    }
    Optional<Served> served =
        Served.of(chain.ground().snapshot(), name)
            .filter(s -> result.outcome() == Outcome.UNRESOLVED);
    if (dns.isEmpty() || source == null) {
      return served.isPresent() && chain.fromLaptop()
          ? unpublished(chain, name, served.get(), evidence, result)
          : step(chain, name + " does not resolve " + where(chain) + ".", evidence, result, null);
    }
    Verdict verdict = judgeDns(chain, source, dns.get());
    if (verdict.state() == State.DENIED) {
      evidence.add("UDP 53 to " + dns.get().ref().path() + " is denied: " + Because.of(verdict));
      return step(
          chain,
          name + " does not resolve: policies let " + source.ref().path() + " ask no DNS.",
          evidence,
          result,
          Fixes.allowDns(chain, source));
    }
    Optional<Step> some = Resolvers.of(chain, name, result);
    if (some.isPresent()) {
      return some.get();
    }
    List<Pod> pods = chain.ground().index().podsSelectedBy(dns.get());
    List<String> down = pods.stream().filter(p -> !p.ready()).map(p -> p.ref().path()).toList();
    evidence.add("DNS pods: " + pods.size() + ", not ready: " + down.size());
    if (served.isPresent()) {
      return unpublished(chain, name, served.get(), evidence, result);
    }
    return step(chain, sentence(name, result, dns.get(), pods, down), evidence, result, null);
  }

  /// With `dnsPolicy: ClusterFirst` a pod on its node's network gets its node's resolver
  /// (kubernetes.io, DNS for Services and Pods).
  private static Step onHost(
      Chain chain, Pod source, String name, List<String> evidence, CheckResult result) {
    evidence.add(source.ref().path() + " has hostNetwork");
    String what =
        chain
            .ground()
            .index()
            .workloadOf(source.ref())
            .map(o -> o.kind().title().toLowerCase(Locale.ROOT) + "/" + o.name())
            .orElse("");
    String patch =
        "{\"spec\":{\"template\":{\"spec\":{\"dnsPolicy\":\"ClusterFirstWithHostNet\"}}}}";
    String line =
        chain
            .ground()
            .kubectl("patch", what, "-n", source.namespace(), "--type=merge", "-p", patch);
    Fix fix =
        what.isEmpty()
            ? Fix.kubectl(
                "Set `dnsPolicy: ClusterFirstWithHostNet` in what makes the pod; read it first",
                Kubectl.get(chain.ground().context(), source.ref()))
            : Fix.kubectl("Have its pods ask the cluster's DNS (they are replaced)", line);
    return step(
        chain,
        name
            + " does not resolve: the caller is on its node's network and asks its node's DNS, unless"
            + " its dnsPolicy is ClusterFirstWithHostNet.",
        evidence,
        result,
        fix);
  }

  private static Verdict judgeDns(Chain chain, Pod source, Service dns) {
    String address = dns.clusterIps().stream().findFirst().orElse("");
    return chain
        .ground()
        .services()
        .judge(Ground.party(source, address), dns, Protocol.UDP, 53)
        .verdict();
  }

  private static boolean deniedDns(Chain chain) {
    Pod source = chain.source();
    return source != null
        && Names.dns(chain.ground().snapshot())
            .filter(dns -> judgeDns(chain, source, dns).state() == State.DENIED)
            .isPresent();
  }

  private static String sentence(
      String name, CheckResult result, Service dns, List<Pod> pods, List<String> down) {
    if (!pods.isEmpty() && down.size() == pods.size()) {
      return name + " does not resolve: no pod behind " + dns.ref().path() + " is ready.";
    }
    return result.outcome() == Outcome.TIMED_OUT
        ? name + " does not resolve: the cluster's DNS does not answer, though its pods are ready."
        : name + " does not resolve in the caller's container: the DNS knows no such name.";
  }

  /// From outside the cluster its DNS has no part in it.
  private static Step step(
      Chain chain, String sentence, List<String> evidence, CheckResult made, @Nullable Fix fix) {
    boolean outside = chain.fromLaptop();
    Question each = new Question.Dns(Question.RecordType.A, true);
    Next next =
        outside
            ? Next.check("Look it up again", made.request())
            : Next.check("Ask each DNS server by itself", chain.request(each, chain.asked().to()));
    Fix otherwise = outside ? entries(chain) : logs(chain);
    Fix used = fix == null ? otherwise : fix;
    return Step.broken(Stage.NAME, new Cause(Kind.DNS, sentence, evidence, next), used)
        .with(List.of(made));
  }

  /// What a name for the cluster could be, for whoever is outside of it.
  private static Fix entries(Chain chain) {
    String line = chain.ground().kubectl("get", "ingresses,services", "--all-namespaces");
    return Fix.kubectl("See by which hosts and addresses the cluster can be entered", line);
  }

  private static Fix logs(Chain chain) {
    String line =
        chain.ground().kubectl("logs", "-n", "kube-system", "-l", "k8s-app=kube-dns", "--tail=50");
    return Fix.kubectl("See what the cluster's DNS says", line);
  }
}
