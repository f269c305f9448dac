package dev.portolan.diagnosis;

import dev.portolan.diagnosis.Step.Stage;
import dev.portolan.probe.Addresses;
import dev.portolan.probe.CheckResult;
import dev.portolan.probe.Outcome;
import dev.portolan.probe.Question;
import dev.portolan.probe.Question.RecordType;
import dev.portolan.probe.Target;
import java.util.List;
import java.util.Optional;

/// Does the name of an ingress or a route lead to where that is? Clients find it by DNS alone; the
/// diagnosis goes on all the same, since it asks at the address that the cluster tells.
final class HostRule implements Rule {
  @Override
  public Step look(Chain chain, List<Step> before) {
    Optional<Served> served = Served.of(chain.ground().snapshot(), chain.asked().to());
    String host = chain.asked().to() instanceof Target.IngressTarget t ? t.host() : "";
    if (served.isEmpty() || host.isEmpty() || host.startsWith("*")) {
      return Step.skipped(Stage.NAME, "No single name leads to it, so none is looked up.");
    }
    Served entry = served.get();
    boolean six =
        !entry.addresses().isEmpty() && entry.addresses().stream().allMatch(Addresses::isIpv6);
    CheckResult lookup =
        chain.ask(
            new Question.Dns(six ? RecordType.AAAA : RecordType.A, false),
            new Target.HostTarget(host));
    if (!lookup.outcome().aboutThePath()) {
      return Seen.unasked(lookup);
    }
    return told(host, entry, lookup).with(List.of(lookup));
  }

  private static Step told(String host, Served entry, CheckResult lookup) {
    if (lookup.outcome() != Outcome.ANSWERED) {
      String said =
          host
              + " does not resolve where the caller is: a DNS record is missing. It is asked at its own"
              + " address ("
              + entry.words()
              + ").";
      return Step.note(Stage.NAME, said, Seen.line(lookup));
    }
    List<String> found = Seen.records(lookup);
    boolean named = entry.addresses().stream().anyMatch(a -> !Names.literal(a));
    boolean same = named || found.stream().anyMatch(entry.addresses()::contains);
    String to = host + " resolves to " + String.join(", ", found);
    return same || entry.addresses().isEmpty()
        ? Step.ok(Stage.NAME, to + ".", Seen.line(lookup))
        : Step.note(
            Stage.NAME,
            to
                + ", which is not "
                + entry.words()
                + ": something stands before it (a proxy, a load balancer), or the record is old."
                + " It is asked at its own address.",
            Seen.line(lookup));
  }
}
