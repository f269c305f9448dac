package dev.portolan.policy.sets;

import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.Kind;
import dev.portolan.model.NetworkPolicy;
import dev.portolan.model.NetworkPolicy.Direction;
import dev.portolan.model.ObjectRef;
import dev.portolan.model.Pod;
import dev.portolan.model.SnapshotChanges;
import dev.portolan.model.SnapshotChanges.Replaced;
import dev.portolan.policy.Choices;
import dev.portolan.policy.Ground;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.roaringbitmap.RoaringBitmap;

/// Makes a world from an earlier one and a later snapshot: only what changed pods and policies
/// touch is worked out anew.
final class Update {
  private final World before;
  private final ClusterSnapshot then;
  private final ClusterSnapshot now;
  private final TermTable terms;
  private final Policies policies;
  private final Members members;
  private final Classes classes;
  private final RoaringBitmap fresh = new RoaringBitmap();
  private final RoaringBitmap touched = new RoaringBitmap();

  private Update(World before, ClusterSnapshot then, ClusterSnapshot now, Choices choices) {
    this.before = before;
    this.then = then;
    this.now = now;
    terms = new TermTable(before.terms());
    policies = Policies.of(now, before.policies(), new Compiler(terms));
    boolean moreAddresses = false;
    for (int i = before.terms().size(); i < terms.size(); i++) {
      moreAddresses |= terms.get(i) instanceof Term.Addresses;
    }
    AddressSpace space =
        moreAddresses ? AddressSpace.of(terms.addresses()) : before.members().space();
    members = new Members(space, before.members().keys(), before.members().nodes(), choices);
    classes = new Classes(before.classes());
  }

  /// The later world; empty where too much has changed, and building is better.
  static Optional<World> world(
      World before, ClusterSnapshot then, ClusterSnapshot now, Choices choices) {
    if (!Ground.neighbourhood(then, now)) {
      return Optional.empty();
    }
    if (Ground.policies(then, now)) {
      Optional<World> shifted = Shift.world(before, then, now);
      if (shifted.isPresent()) {
        return shifted;
      }
    }
    Update update = new Update(before, then, now, choices);
    boolean outdated =
        before.members().keys().outdatedBy(update.policies.without(before.policies()));
    boolean stale =
        update.classes.size() > 2 * (now.pods().size() + 1000)
            || before.sides().known().size() > 2 * update.classes.size() + 1000;
    return outdated || stale ? Optional.empty() : Optional.of(update.world());
  }

  private World world() {
    classes.grow(terms.size());
    Ledger pods = pods();
    members.space().pieces().forEach(p -> number(members.outside(p.signature())));
    members.nodes().byAddress().keySet().forEach(ip -> number(members.of(ip)));
    for (int term = before.terms().size(); term < terms.size(); term++) {
      for (int i = 0; i < before.classes().size(); i++) {
        match(term, i);
      }
    }
    fresh.forEach(
        (int number) -> {
          for (int term = 0; term < terms.size(); term++) {
            if (match(term, number)) {
              touched.add(term);
            }
          }
        });
    return new World(before.matcher(), members, policies, terms, classes, sides(), pods);
  }

  private boolean match(int term, int number) {
    Term.Match answer = before.matcher().match(terms.get(term), term, classes.get(number));
    classes.match(term, answer, number);
    return answer != Term.Match.NO;
  }

  /// Where every pod is now. Pods that have not changed keep their classes, unless a new range
  /// tells their address apart.
  private Ledger pods() {
    if (terms.size() > before.terms().size()) {
      return new Ledger(allPods());
    }
    SnapshotChanges.OfKind differs = now.changesSince(then).of(Kind.POD);
    Map<ObjectRef, Optional<Located>> changes = new HashMap<>();
    differs.removed().forEach(o -> changes.put(o.ref(), Optional.empty()));
    Stream.concat(differs.added().stream(), differs.changed().stream().map(Replaced::after))
        .map(Pod.class::cast)
        .forEach(p -> changes.put(p.ref(), Optional.of(locate(p, Located.read(p)))));
    return before.pods().with(changes);
  }

  private Map<ObjectRef, Located> allPods() {
    List<Pod> all = now.pods();
    Map<ObjectRef, Located> pods = HashMap.newHashMap(all.size());
    for (Pod pod : all) {
      Located known = before.pods().get(pod.ref());
      pods.put(
          pod.ref(),
          known != null && known.pod().equals(pod) ? again(known) : locate(pod, Located.read(pod)));
    }
    return pods;
  }

  private Located again(Located known) {
    for (int i = 0; i < known.classes().size(); i++) {
      Ip address = known.addresses().get(i).orElse(null);
      Signature now = address == null ? members.space().planned() : members.space().at(address);
      if (!now.equals(classes.get(known.classes().get(i)).signature())) {
        return locate(known.pod(), known.addresses());
      }
    }
    return known;
  }

  private Located locate(Pod pod, List<Optional<Ip>> addresses) {
    List<Integer> numbers = new ArrayList<>(addresses.size());
    for (Optional<Ip> address : addresses) {
      numbers.add(number(members.of(pod, address.orElse(null))));
    }
    return new Located(pod, addresses, numbers);
  }

  private int number(Member member) {
    int known = classes.find(member);
    if (known >= 0) {
      return known;
    }
    int number = classes.add(member);
    fresh.add(number);
    return number;
  }

  private World.Sides sides() {
    IdentityHashMap<Side, Side> grown = new IdentityHashMap<>();
    Map<Say, Side> known = new HashMap<>(before.sides().known());
    if (!fresh.isEmpty()) {
      SideBuilder news = new SideBuilder(classes, fresh);
      known.replaceAll(
          (say, side) -> {
            boolean concerned = side.byName() || RoaringBitmap.intersects(side.terms(), touched);
            Side later = concerned ? side.plus(news.build(say)) : side;
            grown.put(side, later);
            return later;
          });
    }
    List<Side> egress = copy(before.sides().egress(), grown);
    List<Side> ingress = copy(before.sides().ingress(), grown);
    Concern concern = new Concern();
    SideBuilder builder = new SideBuilder(classes, null);
    for (int i = 0; i < classes.size(); i++) {
      boolean isNew = i >= egress.size();
      if (!isNew && !concern.touches(classes.get(i))) {
        continue;
      }
      Side out = side(i, Direction.EGRESS, known, builder);
      Side in = side(i, Direction.INGRESS, known, builder);
      if (isNew) {
        egress.add(out);
        ingress.add(in);
      } else {
        egress.set(i, out);
        ingress.set(i, in);
      }
    }
    return new World.Sides(known, egress, ingress);
  }

  private Side side(int number, Direction direction, Map<Say, Side> known, SideBuilder builder) {
    Member member = classes.get(number);
    return known.computeIfAbsent(policies.say(member, before.matcher(), direction), builder::build);
  }

  private static List<Side> copy(List<Side> sides, IdentityHashMap<Side, Side> grown) {
    List<Side> result = new ArrayList<>(sides.size() + 16);
    for (Side side : sides) {
      result.add(grown.getOrDefault(side, side));
    }
    return result;
  }

  /// Which classes the changed policies may select.
  private final class Concern {
    private final List<String> namespaces = new ArrayList<>();
    private final List<Policy> wide = new ArrayList<>();

    Concern() {
      for (Policy p : policies.without(before.policies())) {
        note(p);
      }
      for (Policy p : before.policies().without(policies)) {
        note(p);
      }
    }

    private void note(Policy policy) {
      if (policy.source() instanceof NetworkPolicy p) {
        namespaces.add(p.namespace());
      } else {
        wide.add(policy);
      }
    }

    boolean touches(Member member) {
      return !wide.isEmpty() || namespaces.contains(member.namespace());
    }
  }
}
