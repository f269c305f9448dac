package dev.portolan.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.testkit.Fuzz;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PcapReaderTest {
  private static final byte[] RECORDED = Captured.bytes("lab-any.pcap");

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 16, 24, 1000, 1 << 20})
  void readsTheSameWhereverChunksBreak(int size) {
    List<Frame> whole = Captured.frames(RECORDED);
    PcapReader reader = new PcapReader();
    List<Frame> found = new ArrayList<>();
    for (int at = 0; at < RECORDED.length; at += size) {
      reader.add(Arrays.copyOfRange(RECORDED, at, Math.min(RECORDED.length, at + size)));
      found.addAll(Captured.frames(reader));
    }
    assertThat(found).hasSize(21).isEqualTo(whole);
    assertThat(reader.link()).isEqualTo(276);
    assertThat(reader.snaplen()).isEqualTo(256);
    assertThat(reader.left()).isZero();
    assertThat(reader.problem()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"a1b2c3d4, 500000", "a1b23c4d, 500000000"})
  void readsBothByteOrdersAndBothResolutions(String magic, int half) {
    for (ByteOrder order : List.of(ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN)) {
      ByteBuffer file = ByteBuffer.allocate(24 + 16 + 4).order(order);
      file.putInt(Integer.parseUnsignedInt(magic, 16)).putShort((short) 2).putShort((short) 4);
      file.putLong(0).putInt(64).putInt(101);
      file.putInt(1_700_000_000).putInt(half).putInt(4).putInt(60).put(new byte[] {1, 2, 3, 4});
      Frame frame = Captured.frames(file.array()).getFirst();
      assertThat(frame.time()).isEqualTo(Instant.ofEpochSecond(1_700_000_000, 500_000_000));
      assertThat(frame.link()).isEqualTo(101);
      assertThat(frame.length()).isEqualTo(60);
      assertThat(frame.bytes().remaining()).isEqualTo(4);
    }
  }

  @Test
  void saysWhatCameInPlaceOfPackets() {
    PcapReader reader = new PcapReader();
    reader.add("sh: can't open /dev/nowhere: no such\n".getBytes(StandardCharsets.US_ASCII));
    assertThat(reader.next()).isEmpty();
    assertThat(reader.problem()).contains("sh: can't open");
  }

  @Test
  void staysWithinBoundsWhateverComes() {
    Fuzz.run(
        400,
        new byte[][] {RECORDED},
        (damaged, chance) -> {
          PcapReader reader = new PcapReader();
          reader.add(damaged);
          Dissector dissector = new Dissector(a -> "");
          for (Frame frame : Captured.frames(reader)) {
            assertThat(dissector.packet(1, frame).protocol()).isNotEmpty();
          }
        });
  }
}
