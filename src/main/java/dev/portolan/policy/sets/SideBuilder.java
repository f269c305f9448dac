package dev.portolan.policy.sets;

import dev.portolan.model.NetworkPolicy.Direction;
import dev.portolan.policy.Connections;
import dev.portolan.policy.Reach;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/// Works out sides: the tiers in their order, in each the rules, each rule over all classes at
/// once.
final class SideBuilder {
  private final Classes classes;
  private final @Nullable RoaringBitmap only;

  /// @param only when not null, the answers for these classes alone
  SideBuilder(Classes classes, @Nullable RoaringBitmap only) {
    this.classes = classes;
    this.only = only;
  }

  Side build(Say say) {
    if (say.unknown()) {
      return new Side(new RoaringBitmap(), false, List.of(), Reach.UNDECIDED);
    }
    if (say.silent()) {
      return Side.OPEN;
    }
    Partition<Reach> answer = answer(say);
    List<Side.Cell> cells = new ArrayList<>();
    answer
        .cells()
        .forEach(
            (reach, bits) -> {
              if (!reach.equals(answer.rest())) {
                cells.add(new Side.Cell(reach, bits));
              }
            });
    RoaringBitmap terms = new RoaringBitmap();
    List<Rule> rules = rules(say);
    rules.forEach(r -> r.terms().forEach(terms::add));
    boolean byName =
        say.direction() == Direction.EGRESS && rules.stream().anyMatch(r -> !r.names().isEmpty());
    return new Side(terms, byName, cells, answer.rest());
  }

  private static List<Rule> rules(Say say) {
    List<Rule> rules = new ArrayList<>();
    say.admin().forEach(g -> g.forEach(v -> rules.addAll(v.policy().rules(say.direction()))));
    say.network().forEach(p -> rules.addAll(p.rules(say.direction())));
    say.baseline().forEach(g -> g.forEach(v -> rules.addAll(v.policy().rules(say.direction()))));
    return rules;
  }

  private Partition<Reach> answer(Say say) {
    Partition<Progress> before = Partition.whole(Progress.START);
    for (List<Say.Voice> group : say.admin()) {
      before = before.with(tied(group, say), Progress::then);
    }
    before = before.map(Progress::endOfTier);
    if (!say.network().isEmpty()) {
      Partition<Progress> network = Partition.whole(Progress.START);
      for (Policy policy : say.network()) {
        network = run(network, new Say.Voice(policy, true), say);
      }
      Partition<Progress> joined =
          say.admin().isEmpty() ? network : before.with(network, Progress::then);
      return joined.map(Progress::denyRest);
    }
    for (List<Say.Voice> group : say.baseline()) {
      before = before.with(tied(group, say), Progress::then);
    }
    return before.map(Progress::allowRest);
  }

  /// Policies of one priority.
  private Partition<Progress> tied(List<Say.Voice> group, Say say) {
    Partition<Progress> result = run(Partition.whole(Progress.START), group.getFirst(), say);
    for (Say.Voice voice : group.subList(1, group.size())) {
      Partition<Progress> other = run(Partition.whole(Progress.START), voice, say);
      result = result.with(other, Progress::beside);
    }
    return result;
  }

  private Partition<Progress> run(Partition<Progress> from, Say.Voice voice, Say say) {
    Partition<Progress> result = from;
    for (Rule rule : voice.policy().rules(say.direction())) {
      result = run(result, rule, voice.sure(), say);
    }
    return result;
  }

  private Partition<Progress> run(Partition<Progress> from, Rule rule, boolean sure, Say say) {
    Connections ports = rule.ports();
    if (say.direction() == Direction.INGRESS) {
      for (Rule.Name name : rule.names()) {
        Connections declared = say.names().getOrDefault(name.name(), Connections.NONE);
        ports = ports.union(name.of(declared));
      }
      return apply(from, new Hit(rule, ports, sure, null));
    }
    Partition<Progress> result = apply(from, new Hit(rule, ports, sure, null));
    for (Rule.Name name : rule.names()) {
      for (Map.Entry<Connections, RoaringBitmap> e : classes.named(name.name()).entrySet()) {
        result = apply(result, new Hit(rule, name.of(e.getKey()), sure, e.getValue()));
      }
    }
    return result;
  }

  /// A rule with its ports worked out.
  ///
  /// @param sure false when its policy may not select at all
  /// @param among the classes that it is about, or null for all
  private record Hit(Rule rule, Connections ports, boolean sure, @Nullable RoaringBitmap among) {}

  private Partition<Progress> apply(Partition<Progress> from, Hit hit) {
    Rule rule = hit.rule();
    if (hit.ports().isEmpty()) {
      return from;
    }
    if (rule.everybody() && hit.among() == null) {
      return from.map(p -> p.match(rule.action(), hit.ports()));
    }
    RoaringBitmap yes = sure(hit);
    RoaringBitmap possible = RoaringBitmap.andNot(gather(hit, Classes::maybe), yes);
    return hit.sure()
        ? from.change(yes, p -> p.match(rule.action(), hit.ports()))
            .change(possible, p -> p.mayMatch(rule.action(), hit.ports()))
        : from.change(RoaringBitmap.or(yes, possible), p -> p.mayMatch(rule.action(), hit.ports()));
  }

  private RoaringBitmap sure(Hit hit) {
    return hit.rule().everybody() && hit.among() != null
        ? cut(hit.among())
        : gather(hit, Classes::yes);
  }

  private RoaringBitmap gather(Hit hit, BiFunction<Classes, Integer, RoaringBitmap> bits) {
    List<Integer> terms = hit.rule().terms();
    if (terms.size() == 1 && hit.among() == null && only == null) {
      return bits.apply(classes, terms.getFirst());
    }
    RoaringBitmap result = new RoaringBitmap();
    for (int term : terms) {
      result.or(cut(bits.apply(classes, term)));
    }
    return hit.among() == null ? result : RoaringBitmap.and(result, hit.among());
  }

  private RoaringBitmap cut(RoaringBitmap bits) {
    return only == null ? bits : RoaringBitmap.and(bits, only);
  }
}
