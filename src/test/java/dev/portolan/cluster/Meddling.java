package dev.portolan.cluster;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portolan.demo.DemoControl;
import dev.portolan.demo.DemoWeather;
import dev.portolan.demo.server.Fault;
import dev.portolan.demo.server.Fault.Point;
import dev.portolan.demo.store.Stored;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/// A hand that changes and breaks a demo cluster at random; it remembers what it did.
final class Meddling {
  private static final String ADMIN = "demo-admin";
  private static final List<String> KINDS =
      List.of("Pod", "Service", "EndpointSlice", "Deployment", "NetworkPolicy", "Node");
  private static final List<Integer> CODES = List.of(410, 429, 500, 503, 504);

  private final DemoControl control;
  private final DemoWeather weather;
  private final Random random;
  private final KeyRing keys;
  private final StringBuilder done = new StringBuilder();
  private boolean down;

  Meddling(DemoControl control, KeyRing keys, Random random) {
    this.control = control;
    this.keys = keys;
    this.weather = control.weather();
    this.random = random;
  }

  /// What was done, for messages.
  String done() {
    return done.toString();
  }

  void step() {
    if (random.nextInt(5) < 3) {
      change();
    } else {
      fault();
    }
  }

  /// The end of all faults, not of their consequences.
  void heal() {
    weather.heal();
    weather.expireTokens(false);
    keys.deliver();
    KINDS.forEach(kind -> weather.allow(ADMIN, kind));
    listen();
  }

  private void listen() {
    if (down) {
      down = false;
      weather.listen();
    }
  }

  private void change() {
    String kind = KINDS.get(random.nextInt(KINDS.size()));
    List<Stored> all = control.objects(kind);
    switch (all.isEmpty() ? 9 : random.nextInt(6)) {
      case 0, 1, 2 -> touch(kind, any(all));
      case 3 -> copy(any(all));
      case 4 -> {
        Stored gone = any(all);
        note("delete " + gone);
        control.delete(kind, gone.namespace(), gone.name());
      }
      case 5 -> {
        note("touch many " + kind);
        all.stream().limit(30).forEach(s -> touch(kind, s));
      }
      default -> namespace();
    }
  }

  private Stored any(List<Stored> all) {
    return all.get(random.nextInt(all.size()));
  }

  private void touch(String kind, Stored stored) {
    note("touch " + stored);
    control
        .get(kind, stored.namespace(), stored.name())
        .ifPresent(
            tree -> {
              tree.withObject("/metadata/labels").put("touched", "t" + random.nextInt(1000));
              control.put(tree);
            });
  }

  private void copy(Stored stored) {
    ObjectNode tree = stored.tree();
    String name = stored.name() + "-" + random.nextInt(100);
    note("copy " + stored + " to " + name);
    ((ObjectNode) tree.get("metadata")).put("name", name).put("uid", "copy-" + random.nextInt());
    control.put(tree);
  }

  private void namespace() {
    ObjectNode tree = any(control.objects("Namespace")).tree();
    String name = "new-" + random.nextInt(100);
    note("namespace " + name);
    ((ObjectNode) tree.get("metadata")).put("name", name).put("uid", "new-" + random.nextInt());
    control.put(tree);
  }

  private void fault() {
    switch (random.nextInt(keys.rotates() ? 19 : 16)) {
      case 0, 1 -> act("cut", weather::cut);
      case 2, 3, 4 -> arm(Point.EVENT, bodyFault());
      case 5, 6 -> arm(random.nextBoolean() ? Point.LIST : Point.CONTINUE, bodyFault());
      case 7 -> arm(Point.WATCH, status());
      case 8 -> arm(Point.REQUEST, random.nextBoolean() ? status() : new Fault.Cut(0));
      case 9 -> act("compact", control::compact);
      case 10 -> outage();
      case 11 -> {
        listen();
        act("recreate", weather::recreate);
      }
      case 12 -> credentials();
      case 16, 17, 18 -> rotation();
      case 13 -> silence();
      case 14 -> disable();
      default -> act("watch lists, formats " + done.length() % 4, this::watchLists);
    }
  }

  private void outage() {
    if (down) {
      note("listen");
      listen();
    } else {
      down = true;
      act("stop listening", weather::stopListening);
    }
  }

  private void silence() {
    boolean on = random.nextInt(3) > 0;
    act(on ? "silence" : "sound", () -> weather.silence(on));
  }

  private void disable() {
    boolean off = random.nextInt(3) > 0;
    String what = random.nextBoolean() ? "discovery.k8s.io/v1" : "networking.k8s.io/v1";
    act((off ? "disable " : "serve ") + what, () -> weather.disable(what, off));
  }

  private void credentials() {
    String kind = KINDS.get(random.nextInt(KINDS.size()));
    switch (random.nextInt(4)) {
      case 0 -> act("expire tokens", () -> weather.expireTokens(true));
      case 1 -> act("tokens are good", () -> weather.expireTokens(false));
      case 2 -> act("forbid " + kind, () -> weather.forbid(ADMIN, kind));
      default -> act("new certificate", () -> weather.renewCertificate(true));
    }
  }

  /// The server and the files do not change at the same moment: between the two, what the session
  /// shows is wrong.
  private void rotation() {
    switch (random.nextInt(8)) {
      case 0, 1 -> act("rotate the token", keys::rotate);
      case 2, 3 -> {
        act("rotate the token", keys::rotate);
        act("deliver", keys::deliver);
      }
      case 4 -> act("deliver", keys::deliver);
      case 5 -> act("the plugin's token runs out", () -> keys.expire(true));
      case 6 -> act("another authority", () -> weather.renewCertificate(false));
      default -> {
        listen();
        act("recreate with other keys", keys::recreate);
      }
    }
  }

  private void watchLists() {
    weather.watchList(done.length() % 2 == 0);
    weather.protobuf(done.length() % 4 < 2);
    weather.cut();
  }

  private Fault bodyFault() {
    return switch (random.nextInt(4)) {
      case 0, 1 -> new Fault.Cut(random.nextInt(20_000));
      case 2 -> random.nextBoolean() ? new Fault.Garbage() : slow();
      default -> status();
    };
  }

  private static Fault slow() {
    return new Fault.Trickle(5000, Duration.ofMillis(1));
  }

  private Fault status() {
    int code = CODES.get(random.nextInt(CODES.size()));
    return new Fault.Status(code, Duration.ofSeconds(code == 429 ? 1 : 0));
  }

  private void arm(Point point, Fault fault) {
    int times = 1 + random.nextInt(3);
    act(point + " " + times + " x " + fault, () -> weather.arm(point, fault, times));
  }

  private void act(String what, Runnable act) {
    note(what);
    act.run();
  }

  private void note(String what) {
    done.append("\n  ").append(what);
  }
}
