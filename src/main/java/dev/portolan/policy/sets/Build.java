package dev.portolan.policy.sets;

import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.LabelSelector;
import dev.portolan.model.NetworkPolicy.Direction;
import dev.portolan.model.ObjectRef;
import dev.portolan.model.Pod;
import dev.portolan.policy.Choices;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Makes a world from a snapshot alone.
final class Build {
  private final Matcher matcher;
  private final Members members;
  private final TermTable terms;
  private final Policies policies;
  private final Classes classes = new Classes();

  /// The terms that can match pods of a namespace; filled in as namespaces are met.
  private final Map<String, List<Integer>> byNamespace = new HashMap<>();

  private final Map<LabelSelector, List<Integer>> bySelector = new HashMap<>();
  private final Map<String, List<Integer>> ownOnly = new HashMap<>();
  private final List<Integer> anywhere = new ArrayList<>();

  private Build(ClusterSnapshot snapshot, Choices choices) {
    matcher = new Matcher(snapshot, choices);
    terms = new TermTable();
    policies = Policies.of(snapshot, Policies.NONE, new Compiler(terms));
    members =
        new Members(
            AddressSpace.of(terms.addresses()),
            new Keys(policies.all().values()),
            Nodes.of(snapshot),
            choices);
    for (int i = 0; i < terms.size(); i++) {
      sort(i, terms.get(i));
    }
  }

  private void sort(int number, Term term) {
    if (!(term instanceof Term.Pods pods)) {
      anywhere.add(number);
    } else if (pods.namespace() != null) {
      ownOnly.computeIfAbsent(pods.namespace(), k -> new ArrayList<>()).add(number);
    } else {
      bySelector.computeIfAbsent(pods.namespaces(), k -> new ArrayList<>()).add(number);
    }
  }

  static World world(ClusterSnapshot snapshot, Choices choices) {
    return new Build(snapshot, choices).world(snapshot);
  }

  private World world(ClusterSnapshot snapshot) {
    Map<ObjectRef, Located> pods = HashMap.newHashMap(snapshot.pods().size());
    for (Pod pod : snapshot.pods()) {
      List<Optional<Ip>> addresses = Located.read(pod);
      List<Integer> numbers = new ArrayList<>(addresses.size());
      for (Optional<Ip> address : addresses) {
        numbers.add(number(members.of(pod, address.orElse(null))));
      }
      pods.put(pod.ref(), new Located(pod, addresses, numbers));
    }
    members.space().pieces().forEach(p -> number(members.outside(p.signature())));
    members.nodes().byAddress().keySet().forEach(ip -> number(members.of(ip)));
    classes.grow(terms.size());
    return new World(matcher, members, policies, terms, classes, sides(), new Ledger(pods));
  }

  private int number(Member member) {
    int known = classes.find(member);
    if (known >= 0) {
      return known;
    }
    int number = classes.add(member);
    for (int term : candidates(member)) {
      classes.match(term, matcher.match(terms.get(term), term, member), number);
    }
    return number;
  }

  private List<Integer> candidates(Member member) {
    if (!member.sort().selectable()) {
      return anywhere;
    }
    return byNamespace.computeIfAbsent(
        member.namespace(),
        namespace -> {
          List<Integer> result = new ArrayList<>(anywhere);
          result.addAll(ownOnly.getOrDefault(namespace, List.of()));
          bySelector.forEach(
              (selector, numbers) -> {
                Term.Pods any = new Term.Pods(null, selector, LabelSelector.EVERYTHING, true);
                if (matcher.in(any, namespace) != Term.Match.NO) {
                  result.addAll(numbers);
                }
              });
          return result;
        });
  }

  private World.Sides sides() {
    Map<Say, Side> known = new HashMap<>();
    SideBuilder builder = new SideBuilder(classes, null);
    List<Side> egress = new ArrayList<>(classes.size());
    List<Side> ingress = new ArrayList<>(classes.size());
    for (int i = 0; i < classes.size(); i++) {
      Member member = classes.get(i);
      Say out = policies.say(member, matcher, Direction.EGRESS);
      Say in = policies.say(member, matcher, Direction.INGRESS);
      egress.add(known.computeIfAbsent(out, builder::build));
      ingress.add(known.computeIfAbsent(in, builder::build));
    }
    return new World.Sides(known, egress, ingress);
  }
}
