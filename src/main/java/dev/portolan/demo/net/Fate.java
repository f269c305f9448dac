package dev.portolan.demo.net;

/// What becomes of a packet.
public enum Fate {
  ANSWERED,
  REFUSED,
  SILENT,
  HOST_UNREACHABLE,
  NET_UNREACHABLE
}
