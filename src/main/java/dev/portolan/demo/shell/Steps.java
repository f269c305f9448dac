package dev.portolan.demo.shell;

import dev.portolan.demo.net.DnsAnswer;
import dev.portolan.model.ObjectRef;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// A lookup as the tools do it that show each question: through the search list of resolv.conf, as
/// far as the first name that has records.
///
/// @param millis how long each answer took
record Steps(List<Step> all, double millis) {
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final int NDOTS = 5;

  Steps {
    all = List.copyOf(all);
  }

  /// One question and what came back.
  record Step(String name, DnsAnswer answer) {}

  /// @param server whom to ask, or empty for the one of resolv.conf
  static Steps of(Call call, String type, String name, String server) throws Killed {
    ObjectRef pod = call.box().ref().podRef();
    List<Step> steps = new ArrayList<>();
    double millis = 0.3 + call.process().random().nextDouble();
    for (String candidate : candidates(pod.namespace(), name)) {
      DnsAnswer answer = call.box().network().ask(pod, server, type, candidate);
      steps.add(new Step(candidate, answer));
      call.process().sleep(answer.silent() ? PATIENCE : Duration.ofNanos((long) (millis * 1e6)));
      if (answer.silent() || !answer.records().isEmpty()) {
        break;
      }
    }
    return new Steps(steps, millis);
  }

  boolean found() {
    return !all.isEmpty() && !all.getLast().answer().records().isEmpty();
  }

  private static List<String> candidates(String namespace, String name) {
    if (name.endsWith(".")) {
      return List.of(name);
    }
    List<String> names = new ArrayList<>();
    for (String end :
        List.of(namespace + ".svc.cluster.local.", "svc.cluster.local.", "cluster.local.")) {
      names.add(name + "." + end);
    }
    boolean many = name.chars().filter(c -> c == '.').count() >= NDOTS;
    names.add(many ? 0 : names.size(), name + ".");
    return names;
  }
}
