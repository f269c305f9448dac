package dev.portolan.diagnosis;

import dev.portolan.diagnosis.Step.Stage;
import dev.portolan.diagnosis.Step.State;
import dev.portolan.model.Service;
import dev.portolan.probe.CheckResult;
import dev.portolan.probe.Outcome;
import dev.portolan.probe.Target;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// Walks the chain from a caller to its target stage by stage, first by what the snapshot tells,
/// then on the wire, and stops where it breaks. Blocks while the wire is asked.
public final class Examiner {
  private final Ground ground;

  public Examiner(Ground ground) {
    this.ground = ground;
  }

  /// Diagnoses, and tells of every step as it is begun and as it is done.
  public Diagnosis examine(Case asked, Asker asker, Consumer<Diagnosis> told) {
    Chain chain = Chain.of(ground, asked, asker);
    List<Step> steps = new ArrayList<>();
    for (Map.Entry<Stage, Rule> rule : rules(chain).entrySet()) {
      Stage stage = rule.getKey();
      Optional<Step> skipped = past(steps, stage);
      if (skipped.isPresent()) {
        steps.add(skipped.get());
        continue;
      }
      told.accept(new Diagnosis(asked, and(steps, Step.running(stage)), null));
      steps.add(rule.getValue().look(chain, steps));
      told.accept(new Diagnosis(asked, steps, null));
    }
    Diagnosis done = new Diagnosis(asked, steps, Concluding.of(chain, steps));
    told.accept(done);
    return done;
  }

  private static List<Step> and(List<Step> steps, Step last) {
    List<Step> all = new ArrayList<>(steps);
    all.add(last);
    return all;
  }

  private static Map<Stage, Rule> rules(Chain chain) {
    Map<Stage, Rule> rules = new LinkedHashMap<>();
    rules.put(Stage.CALLER, new CallerRule());
    if (chain.asked().to() instanceof Target.IngressTarget) {
      rules.put(Stage.NAME, new HostRule());
      rules.put(Stage.ENTRY, EntryRules::entry);
      rules.put(Stage.RULES, LeadRules::look);
      rules.put(Stage.POLICIES, new EntryPolicyRule());
    } else {
      rules.put(Stage.NAME, new NameRule());
      target(chain, rules);
      rules.put(Stage.POLICIES, new PolicyRule());
    }
    rules.put(Stage.PLUGIN, PlatformRules::plugin);
    rules.put(Stage.NODES, PlatformRules::nodes);
    if (chain.service() != null) {
      rules.put(Stage.PROXY, PlatformRules::proxy);
    }
    rules.put(Stage.WIRE, WireRules::target);
    if (chain.service() != null) {
      rules.put(Stage.BACKENDS, WireRules::backends);
    }
    if (chain.entry() != null) {
      rules.put(Stage.REQUEST, EntryRequests::look);
    } else if (chain.asked().request() != null || MeshRule.concerns(chain)) {
      rules.put(Stage.REQUEST, new RequestRule());
    }
    rules.put(Stage.ICMP, PathRules::icmp);
    rules.put(Stage.MTU, PathRules::mtu);
    if ((chain.service() != null && exposed(chain.service())) || chain.entry() != null) {
      rules.put(Stage.OUTSIDE, new OutsideRule());
    }
    return rules;
  }

  private static void target(Chain chain, Map<Stage, Rule> rules) {
    if (chain.service() != null || chain.asked().to() instanceof Target.ServiceTarget) {
      rules.put(Stage.SERVICE, ServiceRules::service);
      rules.put(Stage.SELECTOR, ServiceRules::selector);
      rules.put(Stage.ENDPOINTS, ServiceRules::endpoints);
      rules.put(Stage.PORTS, ServiceRules::ports);
    } else if (chain.pod() != null || chain.asked().to() instanceof Target.PodTarget) {
      rules.put(Stage.ENDPOINTS, PodRules::endpoints);
      rules.put(Stage.PORTS, PodRules::ports);
    }
  }

  private static boolean exposed(Service service) {
    return service.type() == Service.Type.NODE_PORT
        || service.type() == Service.Type.LOAD_BALANCER
        || !service.exposure().externalIps().isEmpty();
  }

  /// Why a stage is not looked at any more. Past a break the wire is asked once, to confirm it;
  /// past a target that does not answer its backends are; past a request that hangs the size of
  /// packets is measured.
  private static Optional<Step> past(List<Step> steps, Stage stage) {
    boolean cancelled =
        steps.stream()
            .flatMap(s -> s.checks().stream())
            .map(CheckResult::outcome)
            .anyMatch(o -> o == Outcome.CANCELLED);
    if (cancelled) {
      return Optional.of(Step.skipped(stage, "Cancelled."));
    }
    Optional<Step> broken = steps.stream().filter(s -> s.state() == State.BROKEN).findFirst();
    if (broken.isEmpty()) {
      return Optional.empty();
    }
    Stage where = broken.get().stage();
    boolean confirms = stage == Stage.WIRE && where != Stage.CALLER && where != Stage.NAME;
    boolean refines =
        (stage == Stage.BACKENDS && where == Stage.WIRE)
            || (stage == Stage.REQUEST && where == Stage.RULES);
    boolean hangs =
        where == Stage.REQUEST
            && broken.get().cause() != null
            && broken.get().cause().kind() == Cause.Kind.HANGS;
    boolean measures = hangs && (stage == Stage.ICMP || stage == Stage.MTU);
    return confirms || refines || measures
        ? Optional.empty()
        : Optional.of(
            Step.skipped(stage, "Not reached: the chain breaks before, at " + where.title() + "."));
  }
}
