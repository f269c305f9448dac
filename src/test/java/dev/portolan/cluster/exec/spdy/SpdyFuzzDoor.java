package dev.portolan.cluster.exec.spdy;

import dev.portolan.cluster.exec.Output;
import dev.portolan.probe.PodExec.End;
import java.io.IOException;
import okio.Socket;

/// Lets a test hand a connection to SPDY's streams.
public final class SpdyFuzzDoor {
  private SpdyFuzzDoor() {}

  public static End run(Socket socket, Output output) throws IOException {
    try (SpdyFrames frames = new SpdyFrames(socket)) {
      return new ExecStreams(output).run(frames);
    }
  }
}
