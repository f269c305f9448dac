package dev.portolan.demo.world;

import dev.portolan.demo.store.ObjectStore;
import java.time.Instant;

/// The demo cluster that people meet first: small enough to know by heart, with every kind of
/// trouble once.
public final class CuratedWorld {
  private CuratedWorld() {}

  public static void fill(ObjectStore store, long seed) {
    WorldBuilder world = new WorldBuilder(store, 0, seed, Instant.now());
    world.namespace("shop");
    world.namespace("sandbox");
    world.deployment("shop", "web", 3, PodTemplate.of("web", "nginx:1.29").port("http", 8080));
    world.service("shop", "web").selects("app", "web").port("http", 80, "http").clusterIp();
    world.pod("sandbox", "toolbox", PodTemplate.of("tools", "nicolaka/netshoot:v0.14"));
    world.endpoints();
    store.compact();
  }
}
