package dev.portolan.demo.shell;

import dev.portolan.demo.net.Fate;
import dev.portolan.demo.net.Flow;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Makes the packets that a pod sees of a simulated flow, as frames of a Linux cooked capture.
final class Frames {
  static final int LINK = 113;
  private static final int TCP = 6;
  private static final int UDP = 17;
  private static final int ICMP = 1;
  private static final int SYN = 2;
  private static final int ACK = 16;
  private static final int RST = 4;
  private static final int FIN = 1;
  private static final int LINK_HEADER = 16;
  private static final int IP_HEADER = 20;

  private final List<Sight> seen = new ArrayList<>();
  private final boolean sender;
  private final int number;
  private String mine = "";
  private String theirs = "";
  private int myPort;
  private int theirPort;

  private Frames(boolean sender, int number) {
    this.sender = sender;
    this.number = number;
  }

  /// What passes the pod with this address, in order; nothing when the flow does not reach it.
  ///
  /// @param number grows, for identifiers
  static List<Sight> of(Flow flow, String pod, int number) {
    boolean sender = flow.from().equals(pod);
    boolean receiver = flow.backend().equals(pod) && flow.fate() != Fate.SILENT;
    boolean ipv4 = flow.from().indexOf(':') < 0 && flow.to().indexOf(':') < 0;
    if ((!sender && !receiver) || !ipv4) {
      return List.of();
    }
    Frames frames = new Frames(sender, number);
    frames.mine = flow.from();
    frames.theirs = sender ? flow.to() : flow.backend();
    frames.myPort = flow.source();
    frames.theirPort = sender ? flow.port() : flow.backendPort();
    switch (flow.type()) {
      case TCP -> frames.tcp(flow.fate());
      case PING -> frames.ping(flow.fate());
      case LOOKUP -> frames.lookup(flow);
    }
    return frames.seen;
  }

  private void tcp(Fate fate) {
    add(true, TCP, segment(SYN));
    switch (fate) {
      case ANSWERED -> {
        add(false, TCP, segmentBack(SYN | ACK));
        add(true, TCP, segment(ACK));
        add(true, TCP, segment(FIN | ACK));
        add(false, TCP, segmentBack(FIN | ACK));
      }
      case REFUSED -> add(false, TCP, segmentBack(RST | ACK));
      case SILENT, HOST_UNREACHABLE, NET_UNREACHABLE -> {}
    }
  }

  private byte[] segment(int flags) {
    return tcp(myPort, theirPort, flags);
  }

  private byte[] segmentBack(int flags) {
    return tcp(theirPort, myPort, flags);
  }

  private byte[] tcp(int from, int to, int flags) {
    ByteBuffer tcp = ByteBuffer.allocate(20);
    tcp.putShort((short) from).putShort((short) to).putInt(number * 1000);
    tcp.putInt((flags & ACK) == 0 ? 0 : number * 1000 + 1);
    tcp.put((byte) 0x50).put((byte) flags).putShort((short) 64_240);
    return tcp.array();
  }

  private void ping(Fate fate) {
    add(true, ICMP, echo(8));
    if (fate == Fate.ANSWERED) {
      add(false, ICMP, echo(0));
    }
  }

  private byte[] echo(int type) {
    ByteBuffer icmp = ByteBuffer.allocate(64);
    icmp.put((byte) type).put((byte) 0).putShort((short) 0).putShort((short) number);
    icmp.putShort((short) 1);
    int sum = checksum(icmp.array(), 0, 64);
    return icmp.putShort(2, (short) sum).array();
  }

  private void lookup(Flow flow) {
    add(true, UDP, datagram(myPort, theirPort, message(flow, false)));
    if (flow.fate() == Fate.ANSWERED) {
      add(false, UDP, datagram(theirPort, myPort, message(flow, true)));
    }
  }

  private static byte[] datagram(int from, int to, byte[] content) {
    ByteBuffer udp = ByteBuffer.allocate(8 + content.length);
    udp.putShort((short) from).putShort((short) to).putShort((short) (8 + content.length));
    return udp.putShort((short) 0).put(content).array();
  }

  private byte[] message(Flow flow, boolean response) {
    List<byte[]> addresses =
        response ? flow.answer().stream().map(Frames::address).toList() : List.of();
    int code = response && addresses.isEmpty() ? 3 : 0;
    ByteBuffer dns = ByteBuffer.allocate(18 + flow.name().length() + addresses.size() * 16);
    dns.putShort((short) number).putShort((short) ((response ? 0x8580 : 0x0100) | code));
    dns.putShort((short) 1).putShort((short) addresses.size()).putInt(0);
    for (String label : flow.name().split("\\.", -1)) {
      dns.put((byte) label.length()).put(label.getBytes(StandardCharsets.US_ASCII));
    }
    dns.put((byte) 0).putShort((short) 1).putShort((short) 1);
    for (byte[] address : addresses) {
      dns.putShort((short) 0xc00c).putShort((short) 1).putShort((short) 1).putInt(30);
      dns.putShort((short) 4).put(address);
    }
    return Arrays.copyOf(dns.array(), dns.position());
  }

  private static byte[] address(String literal) {
    return InetAddress.ofLiteral(literal).getAddress();
  }

  /// @param forth from the sender to the receiver
  private void add(boolean forth, int protocol, byte[] content) {
    String from = forth ? mine : theirs;
    String to = forth ? theirs : mine;
    boolean out = forth == sender;
    ByteBuffer frame = ByteBuffer.allocate(LINK_HEADER + IP_HEADER + content.length);
    frame.putShort((short) (out ? 4 : 0)).putShort((short) 1).putShort((short) 6);
    frame.put(new byte[8]).putShort((short) 0x0800);
    frame.put((byte) 0x45).put((byte) 0).putShort((short) (IP_HEADER + content.length));
    frame.putShort((short) number).putShort((short) 0x4000).put((byte) 64).put((byte) protocol);
    frame.putShort((short) 0).put(address(from)).put(address(to)).put(content);
    int sum = checksum(frame.array(), LINK_HEADER, IP_HEADER);
    frame.putShort(LINK_HEADER + 10, (short) sum);
    boolean ports = protocol != ICMP;
    seen.add(
        new Sight(
            protocol,
            from,
            to,
            ports ? (forth ? myPort : theirPort) : 0,
            ports ? (forth ? theirPort : myPort) : 0,
            frame.rewind().asReadOnlyBuffer()));
  }

  /// The Internet checksum (RFC 1071).
  private static int checksum(byte[] bytes, int from, int length) {
    ByteBuffer words = ByteBuffer.wrap(bytes, from, length);
    int sum = 0;
    while (words.remaining() > 1) {
      sum += words.getShort() & 0xffff;
    }
    while (sum >> 16 != 0) {
      sum = (sum & 0xffff) + (sum >> 16);
    }
    return ~sum & 0xffff;
  }
}
