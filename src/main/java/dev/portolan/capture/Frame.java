package dev.portolan.capture;

import java.nio.ByteBuffer;
import java.time.Instant;

/// The bytes of a packet as they were captured.
///
/// @param link the kind of link header, by tcpdump.org's table of LINKTYPE numbers
/// @param bytes read only, at position 0
/// @param length on the wire; more than there are bytes when it was cut
record Frame(Instant time, int link, ByteBuffer bytes, int length) {}
