package dev.portolan.policy.lint;

import dev.portolan.model.LabelSelector;
import dev.portolan.model.NetworkPolicy;
import dev.portolan.model.NetworkPolicy.Direction;
import dev.portolan.model.NetworkPolicy.IpBlock;
import dev.portolan.model.NetworkPolicy.Peer;
import dev.portolan.model.NetworkPolicy.PodPeer;
import dev.portolan.model.NetworkPolicy.Rule;
import dev.portolan.policy.lint.Report.Place;
import java.util.List;
import java.util.Objects;

/// Doubts about the peers of a policy's rules.
final class PeerChecks {
  private final NetworkPolicy policy;
  private final Subjects subjects;
  private final Report report;

  PeerChecks(NetworkPolicy policy, Subjects subjects, Report report) {
    this.policy = policy;
    this.subjects = subjects;
    this.report = report;
  }

  void check() {
    for (Direction direction : policy.types()) {
      List<Rule> rules = policy.rules(direction);
      for (int i = 0; i < rules.size(); i++) {
        List<Peer> peers = rules.get(i).peers();
        for (int j = 0; j < peers.size(); j++) {
          peer(peers.get(j), Place.of(policy.ref(), direction).rule(i).peer(j));
        }
      }
    }
  }

  private void peer(Peer peer, Place place) {
    switch (peer) {
      case PodPeer pods -> pods(pods, place);
      case IpBlock block -> block(block, place);
    }
  }

  private void pods(PodPeer peer, Place place) {
    LabelSelector namespaces = peer.namespaces();
    boolean some =
        namespaces == null
            || subjects.namespaces().stream().anyMatch(n -> namespaces.matches(n.labels()));
    if (!some) {
      report.warn(
          "peer-matches-no-namespace",
          place,
          "no namespace has " + namespaces,
          "a peer that matches nobody admits nobody; a misspelt label looks the same");
    } else if (!subjects.matchesPod(policy, peer)) {
      String labels = Objects.toString(peer.pods(), "");
      String where =
          namespaces == null
              ? "namespace " + policy.namespace()
              : namespaces.isEmpty() ? "any namespace" : "the namespaces with " + namespaces;
      report.warn(
          "peer-matches-nothing",
          place,
          labels.isEmpty()
              ? "there is no pod in " + where
              : "no pod in " + where + " has " + labels,
          "a peer that matches nobody admits nobody; pods on the host network count as nobody here");
    }
  }

  private void block(IpBlock block, Place place) {
    if (subjects.holdsPods(block)) {
      report.inform(
          "range-holds-pods",
          place,
          block.cidr() + " holds addresses of pods",
          "whether an ipBlock matches pods is up to the plugin (Cilium's never does), and address "
              + "translation may hide them; selectors are certain");
    }
  }
}
