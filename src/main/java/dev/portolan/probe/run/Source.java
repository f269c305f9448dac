package dev.portolan.probe.run;

import dev.portolan.model.Container;
import dev.portolan.model.Kind;
import dev.portolan.model.Pod;
import dev.portolan.model.SnapshotIndex;
import dev.portolan.probe.ContainerRef;
import dev.portolan.probe.Outcome;
import dev.portolan.probe.Vantage;
import dev.portolan.probe.judge.Verdict;
import java.util.List;
import java.util.Optional;

/// The caller's side of a check: is there a container to run anything in?
final class Source {
  private Source() {}

  /// Why nothing can be run there, or empty; a snapshot that does not know the pod lets it be
  /// tried.
  static Optional<Verdict> unfit(ContainerRef from, SnapshotIndex index) {
    Optional<Pod> pod = index.snapshot().pod(from.podRef());
    if (pod.isEmpty()) {
      boolean certain = index.snapshot().coverage(Kind.POD).complete();
      return certain ? failed("There is no " + from.podRef() + " (any more).") : Optional.empty();
    }
    if (pod.get().nodeName().isEmpty()) {
      return failed(
          from.podRef().path()
              + " is on no node yet ("
              + pod.get().statusText()
              + "): nothing can be run in it.");
    }
    Optional<Container> container = pod.get().container(from.container());
    if (container.isEmpty()) {
      List<String> names = pod.get().containers().stream().map(Container::name).toList();
      return failed(
          from.podRef()
              + " has no container "
              + from.container()
              + "; it has "
              + String.join(", ", names)
              + ".");
    }
    if (container.get().running() || container.get().status().state() == Container.State.UNKNOWN) {
      return Optional.empty();
    }
    String reason = container.get().reason();
    return failed(
        "The container "
            + from
            + " is not running ("
            + (reason.isEmpty() ? pod.get().statusText() : reason)
            + "): nothing can be run in it.");
  }

  static Vantage vantage(ContainerRef from, SnapshotIndex index) {
    Optional<Pod> pod = index.snapshot().pod(from.podRef());
    String node = pod.map(Pod::nodeName).orElse("");
    boolean debug =
        pod.flatMap(p -> p.container(from.container()))
            .filter(c -> c.role() == Container.Role.EPHEMERAL)
            .isPresent();
    Vantage.Way way = debug ? Vantage.Way.DEBUG_CONTAINER : Vantage.Way.EXEC;
    return new Vantage(from, node, ToolFinder.image(index, from), way, "");
  }

  private static Optional<Verdict> failed(String summary) {
    return Optional.of(new Verdict(Outcome.FAILED, summary, ""));
  }
}
