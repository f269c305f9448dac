package dev.portolan.demo.shell;

import dev.portolan.demo.net.SimNetwork;
import dev.portolan.demo.store.ObjectStore;
import dev.portolan.demo.store.Resource;
import dev.portolan.demo.world.CuratedWorld;
import dev.portolan.probe.ContainerRef;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// The demo's containers, in which a test runs commands to their end.
final class DemoShell implements AutoCloseable {
  private final ObjectStore store = new ObjectStore();
  private final Containers containers;

  DemoShell() {
    CuratedWorld.fill(store, 7);
    containers = new Containers(new SimNetwork(store), 7, 0.001);
  }

  /// What a command printed and how it ended.
  ///
  /// @param code its exit code, -1 where it has none
  record Printed(String out, String err, int code) {}

  /// Runs a command in a pod of the namespace `sandbox`.
  Printed run(String pod, List<String> argv) throws Exception {
    StringBuilder out = new StringBuilder();
    StringBuilder err = new StringBuilder();
    CompletableFuture<Exit> end = new CompletableFuture<>();
    containers.start(
        new ContainerRef("sandbox", pod, "tools"),
        argv,
        new Output() {
          @Override
          public void write(boolean error, byte[] bytes) {
            (error ? err : out).append(new String(bytes, StandardCharsets.UTF_8));
          }

          @Override
          public void ended(Exit exit) {
            end.complete(exit);
          }
        });
    Exit exit = end.get(20, TimeUnit.SECONDS);
    return new Printed(
        out.toString(), err.toString(), exit instanceof Exit.Code(int number) ? number : -1);
  }

  /// What stands at a place in the first object whose name begins so.
  String text(Resource resource, String namespace, String name, String pointer) {
    return store.list(resource, namespace).items().stream()
        .filter(o -> o.name().startsWith(name))
        .findFirst()
        .orElseThrow()
        .tree()
        .at(pointer)
        .asText();
  }

  @Override
  public void close() {
    containers.close();
  }
}
