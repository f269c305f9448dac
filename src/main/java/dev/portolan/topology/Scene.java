package dev.portolan.topology;

import dev.portolan.model.Kind;
import dev.portolan.model.KubeObject;
import dev.portolan.model.ObjectRef;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What is on a chart that is not made of namespaces: groups, which may hold other groups, the
/// things in them, and the links between those.
///
/// @param groups the outermost, in the order of their references
/// @param things every thing in a group; no group
/// @param links between things, whatever group they are in
/// @param crews the pods of those workloads that are shown opened
public record Scene(
    List<Group> groups,
    SortedMap<ObjectRef, Vertex> things,
    List<Link> links,
    Map<ObjectRef, Crew> crews) {
  public Scene {
    groups = List.copyOf(groups);
    things = Collections.unmodifiableSortedMap(new TreeMap<>(things));
    links = List.copyOf(links);
    crews = Map.copyOf(crews);
  }

  /// Things that belong together.
  ///
  /// @param self what the frame around it stands for; the group of all that has no frame is `ALL`
  /// @param title the frame's name
  /// @param things in the order in which they are best told apart
  public record Group(Vertex self, String title, List<Group> groups, List<ObjectRef> things) {
    public Group {
      groups = List.copyOf(groups);
      things = List.copyOf(things);
    }

    public ObjectRef ref() {
      return self.ref();
    }

    /// False for the group of all things, which are together for no reason.
    public boolean framed() {
      return !self.ref().equals(ALL);
    }
  }

  /// The sort of the groups that are made of groups.
  static final String ZONE = "zone";

  /// The group of all things. No object has such a name, nor that of any other group that is none.
  public static final ObjectRef ALL = made("all", "");

  public static final ObjectRef ABROAD = made("abroad", "");

  /// The world outside of the cluster.
  public static final ObjectRef WORLD = made("world", "Outside world");

  /// The name of a group that is no object of the cluster, such as a zone.
  static ObjectRef made(String sort, String name) {
    return new ObjectRef(Kind.NAMESPACE, sort + ":", name);
  }

  /// What a group stands for, in the singular: the sort of a made one, else the kind of object.
  public static String sort(ObjectRef ref) {
    return made(ref)
        ? ref.namespace().substring(0, ref.namespace().length() - 1)
        : ref.kind().title().toLowerCase(Locale.ROOT);
  }

  /// True for a zone, which is a group of groups.
  public static boolean zone(ObjectRef ref) {
    return made(ref) && sort(ref).equals(ZONE);
  }

  /// True for a group that is no object of the cluster.
  public static boolean made(ObjectRef ref) {
    return ref.namespace().endsWith(":");
  }

  /// The links inside each group, by its reference; those that lead from one to another under
  /// `ABROAD`.
  public Map<ObjectRef, List<Link>> linksByGroup() {
    Map<ObjectRef, ObjectRef> home = new HashMap<>();
    for (Group group : allGroups()) {
      group.things().forEach(t -> home.put(t, group.ref()));
    }
    Map<ObjectRef, List<Link>> by = new HashMap<>();
    for (Link link : links) {
      ObjectRef from = home.get(link.from());
      ObjectRef to = home.get(link.to());
      if (from != null && to != null) {
        by.computeIfAbsent(from.equals(to) ? from : ABROAD, k -> new ArrayList<>()).add(link);
      }
    }
    return by;
  }

  public Optional<Vertex> thing(ObjectRef ref) {
    return Optional.ofNullable(things.get(ref));
  }

  /// All groups, those that hold others before them.
  public List<Group> allGroups() {
    List<Group> all = new ArrayList<>();
    groups.forEach(g -> collect(g, all));
    return all;
  }

  private static void collect(Group group, List<Group> all) {
    all.add(group);
    group.groups().forEach(g -> collect(g, all));
  }

  /// A group with the tally of its things.
  static Group group(
      ObjectRef ref,
      String title,
      @Nullable KubeObject object,
      List<Group> groups,
      List<Vertex> things) {
    Tally pods = Tally.NONE;
    Condition worst = Condition.IDLE;
    for (Group inner : groups) {
      pods = pods.plus(inner.self().tally());
      worst = worst.worse(inner.self().condition());
    }
    for (Vertex thing : things) {
      worst = worst.worse(thing.condition());
      if (thing.ref().kind() == Kind.POD) {
        pods = pods.plus(thing.condition());
      } else if (thing.ref().kind().isWorkload()) {
        pods = pods.plus(thing.tally());
      }
    }
    List<ObjectRef> refs = things.stream().map(Vertex::ref).toList();
    return new Group(new Vertex(ref, worst, object, pods), title, groups, refs);
  }
}
