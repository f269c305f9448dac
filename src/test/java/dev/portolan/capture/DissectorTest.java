package dev.portolan.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.capture.Packet.Way;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DissectorTest {
  private static final String IP = "45000028000040004006000001010101" + "02020202";

  @Test
  void tellsWhatTheLabSaid() {
    Dissector dissector = new Dissector(a -> a.equals("10.97.0.10") ? "kube-system/kube-dns" : "");
    List<Frame> frames = Captured.frames(Captured.bytes("lab-any.pcap"));
    List<String> lines =
        IntStream.range(0, frames.size())
            .mapToObj(i -> dissector.packet(i + 1, frames.get(i)))
            .map(
                p ->
                    p.way()
                        + " "
                        + p.from().label()
                        + " > "
                        + p.to().label()
                        + " "
                        + p.protocol()
                        + " "
                        + p.info())
            .toList();
    assertThat(lines)
        .contains(
            "OUT 10.247.1.9:44156 > kube-system/kube-dns:53 DNS A? cart.shop.svc.cluster.local",
            "IN kube-system/kube-dns:53 > 10.247.1.9:44156 DNS A cart.shop.svc.cluster.local = 10.97.227.162",
            "IN kube-system/kube-dns:53 > 10.247.1.9:56225 DNS A nosuch.shop.svc.cluster.local NXDOMAIN",
            "OUT 10.247.1.9 > 10.247.3.3 ICMP echo request 1",
            "IN 10.247.3.3 > 10.247.1.9 ICMP echo reply 1",
            "OUT 10.247.1.9:50570 > 10.247.1.8:8080 TCP SYN",
            "IN 10.247.1.4:8080 > 10.247.1.9:40268 TCP SYN ACK",
            "OUT 10.247.1.9:40268 > 10.247.1.4:8080 HTTP GET /x?… HTTP/1.1",
            "IN 10.247.1.4:8080 > 10.247.1.9:40268 HTTP HTTP/1.1 200 OK",
            "OUT 10.247.1.9:40746 > 10.247.1.4:9 UDP 1 byte",
            "IN 10.247.1.4 > 10.247.1.9 ICMP port unreachable",
            "IN 10.247.1.1 > 10.247.1.9 ICMP time exceeded");
  }

  /// Frames written by hand after the RFCs.
  @ParameterizedTest
  @CsvSource({
    "ethernet, 1, 0102030405060708090a0b0c0800IP0050d43100000001000000005004ffff00000000, 1.1.1.1:80 > 2.2.2.2:54321 TCP RST",
    "a vlan, 1, 0102030405060708090a0b0c810000050800IP0050d431000000010000000050120fff00000000, 1.1.1.1:80 > 2.2.2.2:54321 TCP SYN ACK",
    "raw, 101, IP0050d43100000001000000005011ffff00000000, 1.1.1.1:80 > 2.2.2.2:54321 TCP FIN ACK",
    "loopback, 0, 02000000IP0050d43100000001000000005010ffff00000000, 1.1.1.1:80 > 2.2.2.2:54321 TCP ACK",
    "arp, 1, ffffffffffff0102030405060806000108000604000101020304050601010101000000000000 02020202, 1.1.1.1 > 2.2.2.2 ARP who has 2.2.2.2?",
    "a fragment, 101, 45000028000000b94011000001010101020202020102030405060708, 1.1.1.1 > 2.2.2.2 IPv4 fragment at 1480",
    "IPv6 behind an extension, 101, 60000000001000400000000000000000000000000000000120010db80000000000000000000000053a00010400000000800000000000002a, ::1 > 2001:db8::5 ICMPv6 echo request 42",
    "TLS, 101, IP0050d431000000010000000050180fff00000000 160301004001000000030300000000000000000000000000000000000000000000000000000000000000000000020000010000100000000c000a0000077765622e746c73, 1.1.1.1:80 > 2.2.2.2:54321 TLS client hello for web.tls",
    "cut within TCP, 101, IP0050d431, 1.1.1.1:80 > 2.2.2.2:54321 TCP cut short",
    "another protocol, 101, 450000280000400040590000010101010202020201020304, 1.1.1.1 > 2.2.2.2 OSPF 4 bytes",
    "no protocol of the Internet, 1, 0102030405060708090a0b0c88cc0000, _ > _ 0x88cc not of the Internet~s protocols"
  })
  void knows(String name, int link, String hex, String line) {
    byte[] bytes = HexFormat.of().parseHex(hex.replace("IP", IP).replace(" ", ""));
    Packet p = packet(link, bytes);
    assertThat(p.from().label() + " > " + p.to().label() + " " + p.protocol() + " " + p.info())
        .as(name)
        .isEqualTo(line.replace("_", "").replace('~', '\''));
    assertThat(p.way()).isEqualTo(Way.OTHER);
  }

  @Test
  void readsAnythingUnderAnyLink() {
    Random random = new Random(5);
    List<Frame> frames = Captured.frames(Captured.bytes("lab-any.pcap"));
    for (int i = 0; i < 3000; i++) {
      ByteBuffer from = frames.get(random.nextInt(frames.size())).bytes();
      byte[] bytes = new byte[random.nextInt(from.remaining())];
      from.duplicate().get(bytes);
      for (int j = 0; j < 4 && bytes.length > 0; j++) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      }
      int link = List.of(0, 1, 12, 101, 108, 113, 228, 229, 276, 147).get(random.nextInt(10));
      Packet packet = packet(link, bytes);
      assertThat(packet.info().length() + packet.protocol().length()).isBetween(1, 2000);
    }
  }

  private static Packet packet(int link, byte[] bytes) {
    Frame frame = new Frame(Instant.EPOCH, link, ByteBuffer.wrap(bytes), bytes.length);
    return new Dissector(a -> "").packet(1, frame);
  }
}
