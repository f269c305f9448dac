package dev.portolan.demo.net;

import java.util.ArrayList;
import java.util.List;

/// The way that packets take to an address.
///
/// @param hops who answers when the time to live runs out there, the last one being the target when
///   it is reached or the router that gives up; a hop of silence is one that never answers
/// @param reached whether the last hop is the target; if not, and the last hop is no failure, then
///   packets vanish after it
public record Route(List<Reply> hops, boolean reached) {
  public Route {
    hops = List.copyOf(hops);
  }

  /// What a packet that lives long enough gets back.
  public Reply end() {
    if (hops.isEmpty()) {
      return Reply.SILENCE;
    }
    Reply last = hops.getLast();
    return reached || last.fate() != Fate.ANSWERED ? last : Reply.SILENCE;
  }

  /// The same way as a client sees it that connects to a service's address: every answer comes from
  /// there, since the proxy turns the addresses of answers round.
  Route under(String address) {
    List<Reply> renamed = new ArrayList<>();
    hops.forEach(h -> renamed.add(new Reply(h.fate(), address, h.millis(), h.ttl())));
    return new Route(renamed, reached);
  }
}
