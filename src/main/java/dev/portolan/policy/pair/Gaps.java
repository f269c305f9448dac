package dev.portolan.policy.pair;

import dev.portolan.model.AdminPolicy;
import dev.portolan.model.LabelSelector;
import dev.portolan.model.LabelSelector.Requirement;
import dev.portolan.model.NetworkPolicy;
import dev.portolan.model.NetworkPolicy.Direction;
import dev.portolan.model.NetworkPolicy.IpBlock;
import dev.portolan.model.NetworkPolicy.PodPeer;
import dev.portolan.model.Pod;
import dev.portolan.policy.Party.PodParty;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Measures how far rules are from admitting a connection, and says what is between. Where a rule
/// has several peers, the nearest counts; one of another sort altogether (an address asked, pods
/// admitted) is not near.
final class Gaps {
  private final World world;
  private final RuleMatcher rules;
  private final AdminMatcher adminRules;

  Gaps(World world) {
    this.world = world;
    this.rules = new RuleMatcher(world);
    this.adminRules = new AdminMatcher(world);
  }

  Optional<Gap> between(NetworkPolicy policy, NetworkPolicy.Rule rule, Question question) {
    Gap ports = rules.ports(rule, question).no() ? PortGaps.of(rule, question) : Gap.NONE;
    if (rule.peers().isEmpty()) {
      return Optional.of(ports);
    }
    return rule.peers().stream()
        .flatMap(p -> peer(policy, p, question).stream())
        .min(Comparator.comparingInt(Gap::size))
        .map(peers -> peers.and(ports));
  }

  Optional<Gap> between(AdminPolicy.Rule rule, Question question) {
    Gap ports = adminRules.ports(rule, question).no() ? PortGaps.of(rule, question) : Gap.NONE;
    return rule.peers().stream()
        .flatMap(p -> peer(p, question).stream())
        .min(Comparator.comparingInt(Gap::size))
        .map(peers -> peers.and(ports));
  }

  private Optional<Gap> peer(NetworkPolicy policy, NetworkPolicy.Peer peer, Question question) {
    if (rules.peer(policy, peer, question.peer()).yes()) {
      return Optional.of(Gap.NONE);
    }
    return switch (peer) {
      case IpBlock block -> Optional.of(range(text(block), question));
      case PodPeer pods when pods.pods() == null && pods.namespaces() == null -> Optional.empty();
      case PodPeer pods ->
          pod(question)
              .map(
                  pod ->
                      labels(pods.pods(), pod, question)
                          .and(namespace(policy, pods.namespaces(), pod, question))
                          .and(host(world.choices().hostNetworkIsNode(), pod, question)));
    };
  }

  private Optional<Gap> peer(AdminPolicy.Peer peer, Question question) {
    if (adminRules.peer(peer, question.peer()).yes()) {
      return Optional.of(Gap.NONE);
    }
    return switch (peer) {
      case AdminPolicy.PodPeer pods ->
          pod(question)
              .map(
                  pod ->
                      labels(pods.pods(), pod, question)
                          .and(namespace(pods.namespaces(), pod, question))
                          .and(host(true, pod, question)));
      case AdminPolicy.NetworkPeer networks ->
          Optional.of(range(String.join(",", networks.cidrs()), question));
      case AdminPolicy.NodePeer ignored -> Optional.empty();
      case AdminPolicy.DomainPeer ignored -> Optional.empty();
      case AdminPolicy.UnknownPeer ignored -> Optional.empty();
    };
  }

  private static Optional<Pod> pod(Question question) {
    return question.peer() instanceof PodParty(Pod pod, String ignored)
        ? Optional.of(pod)
        : Optional.empty();
  }

  private static Gap labels(@Nullable LabelSelector selector, Pod pod, Question question) {
    return selector == null ? Gap.NONE : selector("", selector, who(question), pod.labels());
  }

  private Gap namespace(
      NetworkPolicy policy, @Nullable LabelSelector selector, Pod pod, Question question) {
    if (selector != null) {
      return namespace(selector, pod, question);
    }
    if (pod.namespace().equals(policy.namespace())) {
      return Gap.NONE;
    }
    String text =
        "admits pods of namespace "
            + policy.namespace()
            + ", "
            + who(question)
            + " is in "
            + pod.namespace();
    return new Gap(1, text);
  }

  private Gap namespace(LabelSelector selector, Pod pod, Question question) {
    Map<String, String> labels = world.namespaceLabels(pod.namespace());
    return selector("namespaces with ", selector, who(question) + "'s namespace", labels);
  }

  private static Gap host(boolean isNode, Pod pod, Question question) {
    return isNode && pod.hostNetwork()
        ? new Gap(
            1, "admits pods, " + who(question) + " is a hostNetwork pod and counts as its node")
        : Gap.NONE;
  }

  private static Gap selector(
      String what, LabelSelector selector, String who, Map<String, String> labels) {
    List<String> wanted = new ArrayList<>();
    List<String> has = new ArrayList<>();
    Stream<Requirement> plain =
        selector.matchLabels().entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .filter(e -> !e.getValue().equals(labels.get(e.getKey())))
            .map(
                e -> new Requirement(e.getKey(), LabelSelector.Operator.IN, List.of(e.getValue())));
    Stream<Requirement> expressions =
        selector.matchExpressions().stream().filter(r -> !r.matches(labels));
    Stream.concat(plain, expressions)
        .forEach(
            r -> {
              boolean one = r.operator() == LabelSelector.Operator.IN && r.values().size() == 1;
              String value = labels.get(r.key());
              wanted.add(one ? r.key() + "=" + r.values().getFirst() : r.toString());
              has.add(value == null ? "no label " + r.key() : r.key() + "=" + value);
            });
    return Gap.ofLabels(what, wanted, who, has);
  }

  private static Gap range(String range, Question question) {
    String address = question.peer().address();
    String there = address.isEmpty() ? " has no address yet" : " is " + address;
    return new Gap(2, "admits " + range + ", " + who(question) + there);
  }

  private static String text(IpBlock block) {
    String except = String.join(",", block.except());
    return except.isEmpty() ? block.cidr() : block.cidr() + " except " + except;
  }

  private static String who(Question question) {
    return question.direction() == Direction.INGRESS ? "caller" : "target";
  }
}
