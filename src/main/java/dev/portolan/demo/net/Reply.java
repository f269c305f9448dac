package dev.portolan.demo.net;

/// What comes back for a packet.
///
/// @param from who answers: the target, or the router that reports it unreachable; empty for
///   silence
/// @param millis the round trip, before jitter
/// @param ttl left in the answer
public record Reply(Fate fate, String from, double millis, int ttl) {
  static final Reply SILENCE = new Reply(Fate.SILENT, "", 0, 0);
}
