package dev.portolan.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portolan.demo.server.Fault;
import dev.portolan.demo.server.Faults;
import dev.portolan.demo.shell.Containers;
import dev.portolan.demo.store.ObjectStore;
import dev.portolan.demo.store.Resource;
import dev.portolan.demo.store.Stored;
import dev.portolan.demo.world.EndpointsController;
import dev.portolan.probe.ContainerRef;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// The hand that reaches into a demo cluster from outside its API: tests change objects with it,
/// make the server fail, and look at what runs.
public final class DemoControl {
  private final ObjectStore store;
  private final Faults faults;
  private final Containers containers;
  private final DemoWeather weather;

  DemoControl(ObjectStore store, Faults faults, Containers containers, DemoWeather weather) {
    this.store = store;
    this.faults = faults;
    this.containers = containers;
    this.weather = weather;
  }

  /// What befalls the server as a whole.
  public DemoWeather weather() {
    return weather;
  }

  /// The objects of a kind, in order.
  public List<Stored> objects(String kind) {
    return store.list(resource(kind), "").items();
  }

  /// A copy of an object, to read or to change and `put` back.
  public Optional<ObjectNode> get(String kind, String namespace, String name) {
    return store.get(resource(kind), namespace, name).map(Stored::tree);
  }

  /// Adds or replaces an object; watches hear of it.
  public void put(ObjectNode object) {
    store.put(object);
  }

  /// Deletes an object; false when there is none.
  public boolean delete(String kind, String namespace, String name) {
    return store.delete(resource(kind), namespace, name);
  }

  /// Brings a namespace's endpoints up to date with its pods.
  public void reconcileEndpoints(String namespace) {
    new EndpointsController(store, store.revision()).reconcile(namespace);
  }

  /// Forgets the history: older resource versions and continue tokens are answered 410 from now on.
  public void compact() {
    store.compact();
  }

  /// The next lists and watches, so many, are answered 410 at once.
  public void answerGone(int times) {
    Fault gone = new Fault.Status(410, Duration.ZERO);
    faults.arm(Fault.Point.LIST, gone, times);
    faults.arm(Fault.Point.CONTINUE, gone, times);
    faults.arm(Fault.Point.WATCH, gone, times);
  }

  /// The next requests, so many, end in a closed connection.
  public void breakConnections(int times) {
    faults.arm(Fault.Point.REQUEST, new Fault.Cut(0), times);
  }

  /// Cuts every open connection: lists, watches and execs.
  public void closeConnections() {
    weather.cut();
  }

  /// Lets every token count as expired, or as good again.
  public void expireTokens(boolean expired) {
    weather.expireTokens(expired);
  }

  /// Holds every answer back this long.
  public void delay(Duration time) {
    faults.delay(time);
  }

  /// How many processes started by exec still run in a container.
  public int runningProcesses(ContainerRef container) {
    return containers.running(container);
  }

  public int openConnections() {
    return weather.openConnections();
  }

  public int openWatches() {
    return weather.openWatches();
  }

  private static Resource resource(String kind) {
    return Resource.ofKind(kind)
        .orElseThrow(() -> new IllegalArgumentException("unknown kind: " + kind));
  }
}
