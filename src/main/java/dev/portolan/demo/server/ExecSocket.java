package dev.portolan.demo.server;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portolan.demo.shell.Containers;
import dev.portolan.demo.shell.Exit;
import dev.portolan.demo.shell.Output;
import dev.portolan.demo.store.Json;
import dev.portolan.probe.ContainerRef;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.api.StatusCode;
import org.jspecify.annotations.Nullable;

/// One exec: the process's output goes out in channels 1 and 2, its end in channel 3. What comes in
/// (standard input, v5's close signal) is read and ignored. When the client goes, the process does
/// not: as in a real container it runs until it ends or is killed.
public final class ExecSocket implements Session.Listener.AutoDemanding, Output {
  private static final byte STDOUT = 1;
  private static final byte STDERR = 2;
  private static final byte ERROR = 3;

  private final Containers containers;
  private final ContainerRef container;
  private final List<String> command;
  private volatile @Nullable Session session;

  ExecSocket(Containers containers, ContainerRef container, List<String> command) {
    this.containers = containers;
    this.container = container;
    this.command = List.copyOf(command);
  }

  @Override
  public void onWebSocketOpen(Session opened) {
    session = opened;
    containers.start(container, command, this);
  }

  @Override
  public void onWebSocketBinary(ByteBuffer payload, Callback callback) {
    callback.succeed();
  }

  /// The connection broke: the process goes on without a reader.
  @Override
  public void onWebSocketError(Throwable cause) {
    session = null;
  }

  @Override
  public void write(boolean error, byte[] bytes) {
    send(error ? STDERR : STDOUT, bytes);
  }

  @Override
  public void ended(Exit exit) {
    send(ERROR, Json.bytes(status(exit)));
    Session current = session;
    if (current != null) {
      current.close(StatusCode.NORMAL, "", Callback.NOOP);
    }
  }

  private void send(byte channel, byte[] bytes) {
    Session current = session;
    if (current == null || !current.isOpen()) {
      return;
    }
    ByteBuffer frame = ByteBuffer.allocate(bytes.length + 1);
    frame.put(channel).put(bytes).flip();
    try {
      Callback.Completable.with(done -> current.sendBinary(frame, done)).get();
    } catch (ExecutionException e) {
      session = null; // the client has gone; the process goes on without a reader
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static ObjectNode status(Exit exit) {
    ObjectNode status = Json.object();
    status.putObject("metadata");
    switch (exit) {
      case Exit.Code(int code) when code == 0 -> status.put("status", "Success");
      case Exit.Code(int code) -> {
        String message = "command terminated with non-zero exit code: exit status " + code;
        status.put("status", "Failure").put("message", message).put("reason", "NonZeroExitCode");
        ObjectNode cause = status.putObject("details").putArray("causes").addObject();
        cause.put("reason", "ExitCode").put("message", Integer.toString(code));
      }
      case Exit.NotFound(String program) -> {
        String cause =
            "error executing command in container: failed to exec in container: OCI runtime exec"
                + " failed: exec failed: unable to start container process: exec: \""
                + program
                + "\": executable file not found in $PATH: unknown";
        status.put("status", "Failure").put("message", "Internal error occurred: " + cause);
        status.put("reason", "InternalError");
        status.putObject("details").putArray("causes").addObject().put("message", cause);
        status.put("code", 500);
      }
    }
    return status;
  }
}
