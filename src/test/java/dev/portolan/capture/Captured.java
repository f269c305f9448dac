package dev.portolan.capture;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A recorded capture, from `src/test/resources/captures`.
final class Captured {
  private Captured() {}

  static byte[] bytes(String name) {
    try (InputStream in = Captured.class.getResourceAsStream("/captures/" + name)) {
      if (in == null) {
        throw new IllegalArgumentException("no capture " + name);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<Frame> frames(PcapReader reader) {
    List<Frame> frames = new ArrayList<>();
    for (Optional<Frame> f = reader.next(); f.isPresent(); f = reader.next()) {
      frames.add(f.get());
    }
    return frames;
  }

  static List<Frame> frames(byte[] pcap) {
    PcapReader reader = new PcapReader();
    reader.add(pcap);
    return frames(reader);
  }
}
