package dev.portolan.cluster.exec.websocket;

import dev.portolan.cluster.exec.Output;
import dev.portolan.probe.PodExec.End;
import java.io.IOException;
import okio.Socket;

/// Lets a test hand a connection to the channels of a WebSocket.
public final class WebSocketFuzzDoor {
  private WebSocketFuzzDoor() {}

  public static End run(Socket socket, Output output) throws IOException {
    try (Channels channels = new Channels(socket, output)) {
      return channels.run();
    }
  }
}
