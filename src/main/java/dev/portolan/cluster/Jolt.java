package dev.portolan.cluster;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Enumeration;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// Notices what breaks every connection without a word: that the computer slept (the clock on the
/// wall went on, the one that measures waits did not), and that it moved to another network (its
/// addresses are others). Asked now and then by one thread.
final class Jolt {
  private static final Duration JUMP = Duration.ofSeconds(10);

  private final InstantSource clock;
  private final LongSupplier ticker;
  private final Supplier<Set<String>> addresses;
  private Instant wall;
  private long ticks;
  private Set<String> known;

  /// @param ticker nanoseconds that stand still while the computer sleeps
  Jolt(InstantSource clock, LongSupplier ticker, Supplier<Set<String>> addresses) {
    this.clock = clock;
    this.ticker = ticker;
    this.addresses = addresses;
    this.wall = clock.instant();
    this.ticks = ticker.getAsLong();
    this.known = addresses.get();
  }

  static Jolt ofThisComputer(InstantSource clock) {
    return new Jolt(clock, System::nanoTime, Jolt::addresses);
  }

  /// True when either happened since the last time that this was asked. A clock that was set counts
  /// too when it was set forward: it looks the same, and costs no more than new connections.
  boolean felt() {
    Instant now = clock.instant();
    long ticksNow = ticker.getAsLong();
    Set<String> here = addresses.get();
    Duration passed = Duration.between(wall, now).minusNanos(ticksNow - ticks);
    boolean moved = !here.equals(known) && !here.isEmpty();
    wall = now;
    ticks = ticksNow;
    known = here;
    return moved || passed.compareTo(JUMP) > 0;
  }

  /// Addresses by which others may reach this computer; those that come and go with containers and
  /// virtual machines are mostly local to a link.
  private static Set<String> addresses() {
    Set<String> all = new TreeSet<>();
    try {
      Enumeration<NetworkInterface> interfaces = NetworkInterface.getNetworkInterfaces();
      while (interfaces != null && interfaces.hasMoreElements()) {
        NetworkInterface one = interfaces.nextElement();
        one.inetAddresses()
            .filter(a -> !a.isLoopbackAddress() && !a.isLinkLocalAddress())
            .map(InetAddress::getHostAddress)
            .forEach(all::add);
      }
    } catch (SocketException e) {
      // as if nothing had changed: the read timeouts notice, only later
      return Set.of();
    }
    return all;
  }
}
