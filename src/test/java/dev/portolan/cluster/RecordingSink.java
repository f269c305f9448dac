package dev.portolan.cluster;

import dev.portolan.model.Coverage;
import dev.portolan.model.Kind;
import dev.portolan.model.KubeObject;
import dev.portolan.model.ObjectRef;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;

/// Writes down what a reflector pours in, a word or two each.
final class RecordingSink implements Sink {
  private final List<String> events = new CopyOnWriteArrayList<>();

  List<String> events() {
    return List.copyOf(events);
  }

  /// All but the answers, which come with every call.
  List<String> news() {
    return events.stream().filter(e -> !e.equals("answered")).toList();
  }

  @Override
  public void put(Kind kind, List<? extends KubeObject> records) {
    events.add("put " + records.getFirst().name());
  }

  @Override
  public void remove(Kind kind, List<? extends KubeObject> records) {
    events.add("remove " + records.getFirst().name());
  }

  @Override
  public void retain(Kind kind, Set<ObjectRef> listed) {
    events.add("retain " + new TreeSet<>(listed.stream().map(ObjectRef::name).toList()));
  }

  @Override
  public void coverage(Kind kind, Coverage coverage) {
    events.add(
        switch (coverage) {
          case Coverage.Scoped scoped -> "scoped";
          case Coverage.Complete c -> "complete";
          case Coverage.Syncing s -> "syncing";
          case Coverage.Forbidden f -> "forbidden: " + f.message();
          case Coverage.Failed f -> "failed: " + f.message();
        });
  }

  @Override
  public void served(Kind kind, Resource.Place place, String namespace) {
    events.add("served " + place.path() + " " + place.plural() + " [" + namespace + "]");
  }

  @Override
  public void answered() {
    events.add("answered");
  }

  @Override
  public void trouble(Instant began, IOException why) {
    events.add("trouble");
  }
}
