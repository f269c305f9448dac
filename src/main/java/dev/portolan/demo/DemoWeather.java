package dev.portolan.demo;

import dev.portolan.demo.server.Access;
import dev.portolan.demo.server.ApiServer;
import dev.portolan.demo.server.Fault;
import dev.portolan.demo.server.Faults;
import dev.portolan.demo.store.Resource;
import java.time.Duration;

/// What may befall the demo's server: everything that happens to real ones, on order.
public final class DemoWeather {
  private final Access access;
  private final Faults faults;
  private final ApiServer server;
  private final Runnable recreation;

  DemoWeather(Access access, Faults faults, ApiServer server, Runnable recreation) {
    this.access = access;
    this.faults = faults;
    this.server = server;
    this.recreation = recreation;
  }

  /// The next answers at a point, so many, go wrong like this; none for 0.
  public void arm(Fault.Point point, Fault fault, int times) {
    faults.arm(point, fault, times);
  }

  /// Half-open connections: nothing is answered and watches fall silent, though the connections
  /// stay; or all goes on.
  public void silence(boolean on) {
    faults.silence(on);
  }

  /// Sets the server's clock, as its answers tell it, ahead or behind.
  public void skew(Duration time) {
    faults.skew(time);
  }

  /// Serves a group and version no more, such as `discovery.k8s.io/v1`, or serves it again. A
  /// server starts anew for that: every connection is cut.
  public void disable(String apiVersion, boolean on) {
    faults.disable(apiVersion, on);
    cut();
  }

  /// Streams lists as watches, or refuses to, as older servers do.
  public void watchList(boolean served) {
    faults.watchList(served);
  }

  /// Answers in protobuf who asks for it, or knows JSON only; at first, and once healed, it does.
  public void protobuf(boolean served) {
    faults.protobuf(served);
  }

  /// Cuts every open connection: lists, watches and execs.
  public void cut() {
    server.closeConnections();
  }

  /// Cuts every connection and refuses new ones, until `listen`.
  public void stopListening() {
    server.stopListening();
  }

  /// Listens again, on the same port.
  public void listen() {
    server.listen();
  }

  /// Another cluster takes this one's address: all objects are new, with other UIDs, and revisions
  /// begin anew.
  public void recreate() {
    recreation.run();
  }

  /// Presents another certificate from now on.
  ///
  /// @param sameAuthority false for one that nobody trusts who has the old kubeconfig
  public void renewCertificate(boolean sameAuthority) {
    server.renewCertificate(sameAuthority);
  }

  /// Lets every token count as expired, or as good again.
  public void expireTokens(boolean expired) {
    access.expire(expired);
  }

  /// A user's token as of now.
  ///
  /// @param user as in the kubeconfig, such as `demo-admin`
  public String token(String user) {
    return access.token(user);
  }

  /// Gives a user another token; the old one is not good any more.
  public String rotateToken(String user) {
    return access.rotate(user);
  }

  /// Takes a user's rights to a kind away.
  public void forbid(String user, String kind) {
    access.take(user, resource(kind), true);
  }

  /// Gives a user's rights to a kind back.
  public void allow(String user, String kind) {
    access.take(user, resource(kind), false);
  }

  /// No armed fault, delay, skew, silence or disabled endpoint from now on.
  public void heal() {
    boolean restarts = faults.disables();
    faults.heal();
    if (restarts) {
      cut();
    }
  }

  int openConnections() {
    return server.openConnections();
  }

  int openWatches() {
    return server.openWatches();
  }

  private static Resource resource(String kind) {
    return Resource.ofKind(kind)
        .orElseThrow(() -> new IllegalArgumentException("unknown kind: " + kind));
  }
}
