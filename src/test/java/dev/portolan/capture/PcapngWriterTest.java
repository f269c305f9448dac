package dev.portolan.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PcapngWriterTest {
  @TempDir Path folder;

  /// The file read again block by block, as the format says; and where this computer has a tcpdump,
  /// by that.
  @Test
  void writesBlocksThatReadBackAsWhatTheyWere() throws IOException {
    byte[] file = file();
    List<Integer> types = new ArrayList<>();
    List<ByteBuffer> packets = new ArrayList<>();
    StringBuilder names = new StringBuilder();
    ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    while (in.hasRemaining()) {
      int at = in.position();
      int type = in.getInt();
      int length = in.getInt();
      assertThat(length % 4).isZero();
      assertThat(in.getInt(at + length - 4)).isEqualTo(length);
      types.add(type);
      if (type == 6) {
        int held = in.getInt(at + 20);
        packets.add(in.slice(at + 28, held));
      }
      if (type == 4) {
        names.append(new String(file, at, length, StandardCharsets.US_ASCII));
      }
      in.position(at + length);
    }
    List<Frame> frames = Captured.frames(Captured.bytes("lab-any.pcap"));
    assertThat(types).startsWith(0x0a0d0d0a, 1).endsWith(5).containsOnlyOnce(4);
    assertThat(names.toString()).contains("kube-system/kube-dns");
    assertThat(packets).isEqualTo(frames.stream().map(Frame::bytes).toList());
    assertThat(new String(file, StandardCharsets.US_ASCII))
        .contains("tcpdump in sandbox/p/c", "not arp", "a comment");
  }

  @Test
  void tcpdumpReadsIt() throws IOException, InterruptedException {
    Assumptions.assumeTrue(Files.isExecutable(Path.of("/usr/bin/tcpdump")), "needs a tcpdump");
    Path file = folder.resolve("a.pcapng");
    Files.write(file, file());
    Process process =
        new ProcessBuilder("/usr/bin/tcpdump", "-n", "-r", file.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isZero();
    assertThat(out.lines()).hasSize(21);
    assertThat(out).contains("A? cart.shop.svc.cluster.local. (68)");
  }

  /// With the names that Portolan gave, of addresses and of the interface.
  @Test
  void wiresharkReadsIt() throws IOException, InterruptedException {
    Assumptions.assumeTrue(Files.isExecutable(Path.of("/usr/bin/tshark")), "needs a tshark");
    Path file = folder.resolve("a.pcapng");
    Files.write(file, file());
    List<String> command = new ArrayList<>(List.of("/usr/bin/tshark", "-N", "mn", "-r"));
    command.add(file.toString());
    command.addAll(List.of("-T", "fields", "-e", "frame.interface_name", "-e", "ip.dst_host"));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isZero();
    assertThat(out.lines()).hasSize(21).allMatch(l -> l.startsWith("sandbox/p/c\t"));
    assertThat(out).contains("sandbox/p/c\tkube-system/kube-dns\n");
  }

  private static byte[] file() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PcapngWriter writer = new PcapngWriter(out);
    writer.begin(276, 256, "sandbox/p/c", "not arp", "a comment");
    Dissector dissector = new Dissector(a -> a.equals("10.97.0.10") ? "kube-system/kube-dns" : "");
    for (Frame frame : Captured.frames(Captured.bytes("lab-any.pcap"))) {
      writer.packet(frame, dissector.packet(1, frame));
    }
    writer.end(3);
    assertThat(writer.written()).isEqualTo(out.size());
    return out.toByteArray();
  }
}
