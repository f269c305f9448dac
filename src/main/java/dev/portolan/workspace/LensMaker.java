package dev.portolan.workspace;

import dev.portolan.model.AdminPolicy;
import dev.portolan.model.ClusterSnapshot;
import dev.portolan.model.KubeObject;
import dev.portolan.model.NetworkPolicy;
import dev.portolan.model.NetworkPolicy.Direction;
import dev.portolan.model.ObjectRef;
import dev.portolan.model.Pod;
import dev.portolan.policy.Reachability;
import dev.portolan.workspace.Edits.Edit;
import dev.portolan.workspace.Lens.RulePeers;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Looks at one policy: its pods, its rules' peers, and the cluster without it.
final class LensMaker {
  private final Surveyor surveyor;
  private final Reachability reachability;
  private final PeerMatch match;

  LensMaker(Surveyor surveyor) {
    this.surveyor = surveyor;
    reachability = surveyor.reachability();
    match = new PeerMatch(reachability.snapshot());
  }

  @Nullable Lens of(ObjectRef ref) {
    ClusterSnapshot snapshot = reachability.snapshot();
    KubeObject policy = snapshot.find(ref).orElse(null);
    if (policy == null || !ref.kind().isPolicy()) {
      return null;
    }
    Set<Pod> selected = new HashSet<>();
    for (Pod pod : snapshot.pods()) {
      if (!pod.ended() && selects(ref, pod)) {
        selected.add(pod);
      }
    }
    Reachability without =
        reachability.next(Edits.apply(snapshot, List.of(new Edit(ref, null, ""))));
    Changes changes = Changes.between(new Surveyor(without), reachability);
    return new Lens(
        ref, selected.size(), boxes(selected), rules(policy), changes, ChangeTies.of(changes));
  }

  private boolean selects(ObjectRef ref, Pod pod) {
    return reachability.selecting(pod, Direction.INGRESS).contains(ref)
        || reachability.selecting(pod, Direction.EGRESS).contains(ref);
  }

  private List<RulePeers> rules(KubeObject policy) {
    List<RulePeers> rules = new ArrayList<>();
    for (Direction direction : Direction.values()) {
      switch (policy) {
        case NetworkPolicy p when p.types().contains(direction) -> {
          for (int i = 0; i < p.rules(direction).size(); i++) {
            rules.add(peers(direction, i, match.of(p, p.rules(direction).get(i))));
          }
        }
        case AdminPolicy p -> {
          for (int i = 0; i < p.rules(direction).size(); i++) {
            rules.add(peers(direction, i, match.of(p.rules(direction).get(i))));
          }
        }
        default -> {}
      }
    }
    return rules;
  }

  private RulePeers peers(Direction direction, int rule, PeerMatch.Found found) {
    return new RulePeers(direction, rule, found.pods().size(), boxes(found.pods()), found.what());
  }

  /// The fewest boxes that stand for these pods and no others.
  private Set<ObjectRef> boxes(Set<Pod> pods) {
    Set<ObjectRef> boxes = new HashSet<>();
    Map<String, List<ObjectRef>> byNamespace = new TreeMap<>();
    surveyor
        .groups()
        .keySet()
        .forEach(g -> byNamespace.computeIfAbsent(g.namespace(), k -> new ArrayList<>()).add(g));
    byNamespace.forEach(
        (namespace, groups) -> {
          if (groups.stream().allMatch(g -> pods.containsAll(surveyor.groups().get(g)))) {
            boxes.add(ObjectRef.namespace(namespace));
          } else {
            groups.forEach(g -> add(boxes, g, pods));
          }
        });
    return boxes;
  }

  private void add(Set<ObjectRef> boxes, ObjectRef group, Set<Pod> pods) {
    List<Pod> all = surveyor.groups().getOrDefault(group, List.of());
    if (pods.containsAll(all)) {
      boxes.add(group);
    } else {
      all.stream().filter(pods::contains).map(Pod::ref).forEach(boxes::add);
    }
  }
}
