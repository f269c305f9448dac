package dev.portolan.demo.shell;

import java.nio.ByteBuffer;

/// One simulated packet, as far as a filter looks at it, and the frame that tcpdump writes for it.
///
/// @param protocol IANA's number
record Sight(int protocol, String from, String to, int fromPort, int toPort, ByteBuffer frame) {}
