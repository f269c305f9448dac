package dev.portolan.demo.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The cluster's memory, as etcd is a real one's: objects in order, a revision that every change
/// raises by one, and a bounded log of changes. Safe for many threads.
public final class ObjectStore {
  private static final int USUAL_LOG = 8192;
  private static final long FIRST_REVISION = 1000;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Map<Resource, NavigableMap<Stored.Key, Stored>> objects =
      new EnumMap<>(Resource.class);
  private final Map<Skeleton, Skeleton> skeletons = new HashMap<>();
  private final @Nullable Event[] log;
  private long revision = FIRST_REVISION;
  private long compacted = FIRST_REVISION;
  private volatile Consumer<Stored> deletionListener = stored -> {};
  private boolean closed;
  private long eras;

  public ObjectStore() {
    this(USUAL_LOG);
  }

  /// @param history how many changes are kept
  public ObjectStore(int history) {
    log = new Event[history];
    for (Resource resource : Resource.values()) {
      objects.put(resource, new TreeMap<>());
    }
  }

  /// What a list answers: the objects at one revision.
  public record Listing(long revision, List<Stored> items) {}

  /// Adds or replaces the object that `kind` and `metadata` name. Its resourceVersion is set; the
  /// tree given is not kept.
  public Stored put(ObjectNode tree) {
    Resource resource = resourceOf(tree);
    ObjectNode meta = (ObjectNode) tree.get("metadata");
    Stored.Key key = new Stored.Key(meta.path("namespace").asText(""), meta.path("name").asText());
    lock.lock();
    try {
      long next = revision + 1;
      meta.put("resourceVersion", Long.toString(next));
      return add(new Stored(resource, key, next, text(resource, tree)));
    } finally {
      lock.unlock();
    }
  }

  /// Adds or replaces a pod that is as another one but for some values.
  ///
  /// @param changes what differs, by the path in the object, such as `metadata.name`
  public Stored putLike(Stored pod, Map<String, String> changes) {
    lock.lock();
    try {
      Map<String, String> all = new HashMap<>(changes);
      all.put("metadata.resourceVersion", Long.toString(revision + 1));
      String name = changes.getOrDefault("metadata.name", pod.name());
      Stored.Key key = new Stored.Key(pod.namespace(), name);
      return add(new Stored(pod.resource(), key, revision + 1, pod.text().with(all)));
    } finally {
      lock.unlock();
    }
  }

  private Stored add(Stored after) {
    Stored before = of(after.resource()).put(after.key(), after);
    append(new Event(before == null ? Event.Type.ADDED : Event.Type.MODIFIED, after, before));
    return after;
  }

  private Text text(Resource resource, ObjectNode tree) {
    if (resource != Resource.PODS) {
      return Text.whole(Json.bytes(tree));
    }
    Text text = TextMaker.of(tree);
    Skeleton known = skeletons.putIfAbsent(text.skeleton(), text.skeleton());
    return known == null ? text : text.on(known);
  }

  /// Who hears of deletions, after each; one at a time.
  public void onDeletion(Consumer<Stored> listener) {
    deletionListener = listener;
  }

  /// Deletes an object; false when there is none.
  public boolean delete(Resource resource, String namespace, String name) {
    lock.lock();
    try {
      Stored before = of(resource).remove(new Stored.Key(namespace, name));
      if (before == null) {
        return false;
      }
      ObjectNode tree = before.tree();
      ((ObjectNode) tree.get("metadata")).put("resourceVersion", Long.toString(revision + 1));
      Stored after = new Stored(resource, before.key(), revision + 1, text(resource, tree));
      append(new Event(Event.Type.DELETED, after, before));
      deletionListener.accept(after);
      return true;
    } finally {
      lock.unlock();
    }
  }

  public Optional<Stored> get(Resource resource, String namespace, String name) {
    lock.lock();
    try {
      return Optional.ofNullable(of(resource).get(new Stored.Key(namespace, name)));
    } finally {
      lock.unlock();
    }
  }

  /// All objects of a resource, those of one namespace when it is not empty.
  public Listing list(Resource resource, String namespace) {
    lock.lock();
    try {
      NavigableMap<Stored.Key, Stored> all = of(resource);
      if (!namespace.isEmpty()) {
        all =
            all.subMap(
                new Stored.Key(namespace, ""), true, new Stored.Key(namespace + "\0", ""), false);
      }
      return new Listing(revision, List.copyOf(all.values()));
    } finally {
      lock.unlock();
    }
  }

  /// All objects as they were at a revision of the past.
  ///
  /// @throws GoneException when that history is not kept any more
  public Listing listAt(Resource resource, String namespace, long at) throws GoneException {
    lock.lock();
    try {
      requireKept(at);
      NavigableMap<Stored.Key, Stored> then = new TreeMap<>();
      list(resource, namespace).items().forEach(s -> then.put(s.key(), s));
      for (Event event : eventsAfter(at).reversed()) {
        Stored changed = event.object();
        if (changed.resource() != resource
            || (!namespace.isEmpty() && !namespace.equals(changed.namespace()))) {
          continue;
        }
        if (event.before() == null) {
          then.remove(changed.key());
        } else {
          then.put(changed.key(), event.before());
        }
      }
      return new Listing(at, List.copyOf(then.values()));
    } finally {
      lock.unlock();
    }
  }

  /// A namespace's objects whose names begin so.
  public List<Stored> prefixed(Resource resource, String namespace, String prefix) {
    lock.lock();
    try {
      return List.copyOf(
          of(resource)
              .subMap(
                  new Stored.Key(namespace, prefix),
                  true,
                  new Stored.Key(namespace, prefix + Character.MAX_VALUE),
                  false)
              .values());
    } finally {
      lock.unlock();
    }
  }

  public long revision() {
    lock.lock();
    try {
      return revision;
    } finally {
      lock.unlock();
    }
  }

  /// Forgets the history: every older revision is gone.
  public void compact() {
    lock.lock();
    try {
      forget();
    } finally {
      lock.unlock();
    }
  }

  /// Forgets everything, revisions too: the next object is the first of another cluster.
  public void reset() {
    lock.lock();
    try {
      objects.values().forEach(Map::clear);
      skeletons.clear();
      revision = FIRST_REVISION;
      forget();
    } finally {
      lock.unlock();
    }
  }

  private void forget() {
    compacted = revision;
    eras++;
    Arrays.fill(log, null);
  }

  /// How often the history was forgotten.
  public long eras() {
    lock.lock();
    try {
      return eras;
    } finally {
      lock.unlock();
    }
  }

  /// The changes after a revision; waits for the first one up to the limit, and gives none when
  /// that runs out or the store is closed.
  ///
  /// @throws GoneException when that history is not kept any more
  public List<Event> after(long since, Duration limit) throws GoneException, InterruptedException {
    long nanos = limit.toNanos();
    lock.lock();
    try {
      while (true) {
        requireKept(since);
        if (revision > since || closed || nanos <= 0) {
          return eventsAfter(since);
        }
        nanos = changed.awaitNanos(nanos);
      }
    } finally {
      lock.unlock();
    }
  }

  /// Wakes all who wait for changes, now and from now on.
  public void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  public boolean closed() {
    lock.lock();
    try {
      return closed;
    } finally {
      lock.unlock();
    }
  }

  /// Makes sure that every change after a revision is still kept.
  ///
  /// @throws GoneException when it is not
  public void requireKept(long since) throws GoneException {
    lock.lock();
    try {
      long oldest = Math.max(compacted, revision - log.length);
      if (since < oldest) {
        throw new GoneException("too old resource version: " + since + " (" + revision + ")");
      }
    } finally {
      lock.unlock();
    }
  }

  private List<Event> eventsAfter(long since) {
    List<Event> events = new ArrayList<>();
    for (long r = since + 1; r <= revision; r++) {
      Event event = log[(int) (r % log.length)];
      if (event != null) {
        events.add(event);
      }
    }
    return events;
  }

  private void append(Event event) {
    revision++;
    log[(int) (revision % log.length)] = event;
    changed.signalAll();
  }

  private NavigableMap<Stored.Key, Stored> of(Resource resource) {
    NavigableMap<Stored.Key, Stored> map = objects.get(resource);
    if (map == null) {
      throw new IllegalStateException("no such resource: " + resource);
    }
    return map;
  }

  private static Resource resourceOf(ObjectNode tree) {
    String kind = tree.path("kind").asText();
    return Resource.ofKind(kind)
        .orElseThrow(() -> new IllegalArgumentException("unknown kind: " + kind));
  }
}
