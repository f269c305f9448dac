package dev.portolan.cluster.reflect;

import dev.portolan.model.Coverage;
import dev.portolan.model.KubeObject;
import dev.portolan.model.ObjectRef;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;

/// Writes down what a reflector pours in and says of the weather, a word or two each.
final class RecordingSink implements Sink, Weather {
  private final List<String> events = new CopyOnWriteArrayList<>();

  private synchronized void note(String event) {
    events.add(event);
    notifyAll();
  }

  synchronized void awaitNews(String event) throws InterruptedException {
    while (!events.contains(event)) {
      wait();
    }
  }

  /// All but the answers, which come with every call.
  List<String> news() {
    return events.stream().filter(e -> !e.equals("answered")).toList();
  }

  @Override
  public void put(List<? extends KubeObject> records) {
    note("put " + records.getFirst().name());
  }

  @Override
  public void remove(List<? extends KubeObject> records) {
    note("remove " + records.getFirst().name());
  }

  @Override
  public void retain(Set<ObjectRef> listed) {
    note("retain " + new TreeSet<>(listed.stream().map(ObjectRef::name).toList()));
  }

  @Override
  public void coverage(Coverage coverage) {
    note(
        switch (coverage) {
          case Coverage.Scoped scoped -> "scoped";
          case Coverage.Complete c -> "complete";
          case Coverage.Syncing s -> "syncing " + s.received() + "/" + s.expected();
          case Coverage.Forbidden f -> "forbidden: " + f.message();
          case Coverage.Failed f -> "failed: " + f.message();
        });
  }

  @Override
  public void served(Resource.Place place) {
    note("served " + place.path() + " " + place.plural());
  }

  @Override
  public long await() {
    return 0;
  }

  @Override
  public void answered() {
    note("answered");
  }

  @Override
  public void doubt() {
    note("doubt");
  }
}
