package dev.portolan.demo.logs;

import dev.portolan.demo.net.Fate;
import dev.portolan.demo.net.Flow;
import dev.portolan.demo.net.SimNetwork;
import dev.portolan.model.ObjectRef;
import dev.portolan.model.Pod;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What DNS servers, proxies and the network plugin write of a flow.
final class Scribe {
  private final SimNetwork network;

  Scribe(SimNetwork network) {
    this.network = network;
  }

  /// A line in a pod's log.
  record Note(ObjectRef pod, String text) {}

  List<Note> notes(Flow flow) {
    List<Note> notes = new ArrayList<>();
    Optional<Pod> sender = network.podsAt(flow.from()).stream().findFirst();
    switch (flow.type()) {
      case LOOKUP -> dns(flow, notes);
      case TCP, PING -> {
        sender
            .flatMap(p -> network.systemPod("app", "demo-cni", p.nodeName()))
            .ifPresent(agent -> notes.add(new Note(agent.ref(), verdict(flow))));
        boolean nowhere = flow.backend().isEmpty() && flow.fate() == Fate.REFUSED;
        sender
            .filter(p -> nowhere)
            .flatMap(p -> network.systemPod("app", "kube-proxy", p.nodeName()))
            .ifPresent(proxy -> notes.add(new Note(proxy.ref(), noEndpoints(flow))));
      }
    }
    return notes;
  }

  /// As CoreDNS' plugin `log` writes; the servers take turns.
  private void dns(Flow flow, List<Note> notes) {
    if (flow.fate() != Fate.ANSWERED) {
      return;
    }
    List<Pod> servers = network.systemPods("k8s-app", "kube-dns");
    if (!servers.isEmpty()) {
      Pod server = servers.get(flow.source() / 7 % servers.size());
      String code = flow.answer().isEmpty() ? "NXDOMAIN" : "NOERROR";
      notes.add(
          new Note(
              server.ref(),
              "[INFO] %s:%d - %d \"A IN %s. udp %d false 512\" %s qr,aa,rd %d 0.000%ds"
                  .formatted(
                      flow.from(),
                      flow.source(),
                      flow.source() % 9973,
                      flow.name(),
                      flow.name().length() + 18,
                      code,
                      flow.name().length() + 18 + 16 * flow.answer().size(),
                      100 + flow.source() % 400)));
    }
  }

  private String verdict(Flow flow) {
    boolean dropped = flow.fate() == Fate.SILENT;
    String to = flow.port() == 0 ? flow.to() : flow.to() + ":" + flow.port();
    boolean moved = !flow.backend().isEmpty() && !flow.backend().equals(flow.to());
    String behind = moved ? " (to " + flow.backend() + ":" + flow.backendPort() + ")" : "";
    return "level=%s msg=\"%s\" proto=%s src=%s dst=%s%s names=\"%s -> %s\""
        .formatted(
            dropped ? "warn" : "info",
            dropped
                ? "no answer let through"
                : flow.fate() == Fate.REFUSED ? "refused" : "forwarded",
            flow.type() == Flow.Type.PING ? "ICMP" : "TCP",
            flow.source() == 0 ? flow.from() : flow.from() + ":" + flow.source(),
            to,
            behind,
            names(flow.from()),
            names(flow.to()));
  }

  private String names(String address) {
    String pods =
        network.podsAt(address).stream()
            .filter(p -> !p.hostNetwork())
            .map(p -> p.ref().path())
            .collect(Collectors.joining(","));
    return pods.isEmpty() ? network.nameAt(address) : pods;
  }

  private String noEndpoints(Flow flow) {
    return "I proxier: \"Rejected: no ready endpoints\" service=\"%s\" clusterIP=\"%s\" port=%d source=\"%s\""
        .formatted(network.nameAt(flow.to()), flow.to(), flow.port(), flow.from());
  }
}
