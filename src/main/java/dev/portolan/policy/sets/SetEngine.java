package dev.portolan.policy.sets;

import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.Pod;
import dev.portolan.policy.AddressRange;
import dev.portolan.policy.Choices;
import dev.portolan.policy.Party;
import dev.portolan.policy.Party.Outside;
import dev.portolan.policy.Party.PodParty;
import dev.portolan.policy.Reach;
import dev.portolan.policy.Tally;
import java.util.List;

/// Answers for every pair of parties and every port of one snapshot.
public final class SetEngine {
  private final ClusterSnapshot snapshot;
  private final Choices choices;
  private final World world;
  private final Nodes nodes;

  private SetEngine(ClusterSnapshot snapshot, Choices choices, World world) {
    this.snapshot = snapshot;
    this.choices = choices;
    this.world = world;
    this.nodes = world.members().nodes();
  }

  public static SetEngine of(ClusterSnapshot snapshot, Choices choices) {
    return new SetEngine(snapshot, choices, Build.world(snapshot, choices));
  }

  /// The engine of a later snapshot; what has not changed is taken over.
  public SetEngine next(ClusterSnapshot later) {
    World next =
        Update.world(world, snapshot, later, choices).orElseGet(() -> Build.world(later, choices));
    return new SetEngine(later, choices, next);
  }

  /// The number of the class that stands for a party; -1 for one that neither sends nor receives,
  /// or that the snapshot does not hold.
  public int classOf(Party party) {
    return switch (party) {
      case PodParty(Pod pod, String address) -> {
        Located located = world.pods().get(pod.ref());
        yield located == null ? -1 : located.at(address);
      }
      case Outside o ->
          Ip.parse(o.address()).map(ip -> world.classes().find(world.members().of(ip))).orElse(-1);
    };
  }

  /// How many classes there are.
  public int classes() {
    return world.classes().size();
  }

  /// What holds between members of two classes, apart from the rules that ask who exactly they are
  /// (`special`).
  public Reach reach(int source, int target) {
    Reach out = world.sides().egress().get(source).at(target);
    return out.equals(Reach.DENIED) ? out : out.and(world.sides().ingress().get(target).at(source));
  }

  /// True for the pairs that no policy judges: a pod with itself, and with its own node.
  public boolean special(Party source, Party target) {
    boolean same =
        source instanceof PodParty a
            && target instanceof PodParty b
            && a.pod().ref().equals(b.pod().ref());
    return same || nodes.together(source, target);
  }

  /// What holds between two parties, whoever they are.
  public Reach reach(Party source, Party target) {
    int from = classOf(source);
    int to = classOf(target);
    if (from < 0 || to < 0) {
      return Reach.DENIED;
    }
    if (special(source, target)) {
      return Reach.ALLOWED;
    }
    Reach reach = reach(from, to);
    return nodes.mayBeTogether(source, target) ? reach.orUnknown() : reach;
  }

  /// Counts every pair of pods.
  public Tally tally() {
    return Census.take(world, this);
  }

  /// All addresses, cut wherever a policy tells neighbours apart.
  public List<AddressRange> outside() {
    return world.members().space().pieces().stream()
        .map(p -> new AddressRange(p.range().first().toString(), p.range().last().toString()))
        .toList();
  }
}
