package dev.portolan.cluster.exec.websocket;

import dev.portolan.cluster.exec.Command;
import dev.portolan.cluster.exec.Ends;
import dev.portolan.cluster.exec.Hurdle;
import dev.portolan.cluster.exec.Output;
import dev.portolan.cluster.exec.Stop;
import dev.portolan.cluster.exec.Upgrades;
import dev.portolan.cluster.exec.Way;
import dev.portolan.cluster.json.ApiStatus;
import dev.portolan.probe.PodExec.End;
import java.io.IOException;
import okhttp3.Call;
import okhttp3.Response;
import okio.Socket;

/// Exec by WebSocket with the subprotocols v5 and v4 (`GET .../pods/NAME/exec`), for which a role
/// has to grant `get` on pods/exec. The server starts the command as soon as it accepts.
public final class WebSocketWay implements Way {
  private final Upgrades upgrades;

  public WebSocketWay(Upgrades upgrades) {
    this.upgrades = upgrades;
  }

  @Override
  public String title() {
    return "WebSocket";
  }

  @Override
  public Result run(Command command, Output output, Stop stop) {
    Handshake handshake = new Handshake(command.url(upgrades.server()));
    Call call = upgrades.http().newCall(handshake.request());
    stop.then(call::cancel);
    try (Response response = call.execute()) {
      if (response.code() != 101) {
        return refused(command, response);
      }
      Socket socket = response.socket();
      if (socket == null || !handshake.acceptedBy(response)) {
        String words = "the answer to the WebSocket's handshake is damaged";
        return new Result.Ended(new End.Broken(words));
      }
      return new Result.Ended(run(socket, output, stop));
    } catch (IOException e) {
      String words = upgrades.words(e);
      return stop.wished() || Ends.nobodyThere(e)
          ? new Result.Ended(new End.Broken(words))
          : doubtful(command, words);
    }
  }

  private End run(Socket socket, Output output, Stop stop) {
    try (Channels channels = new Channels(socket, output)) {
      stop.then(channels::cut);
      return channels.run();
    } catch (IOException e) {
      return new End.Broken(upgrades.words(e));
    }
  }

  /// Gateways answer 502 and 504 when they could make nothing of the server's answer, or got none:
  /// it may have accepted.
  private Result refused(Command command, Response response) {
    ApiStatus status = Upgrades.status(response);
    int code = response.code();
    boolean byGateway = (code == 502 || code == 504) && !status.status().equals("Failure");
    return byGateway
        ? doubtful(command, "the server answers " + code)
        : Ends.ofHandshake(code, status);
  }

  /// The request was sent, and no answer of the server's own came back.
  private Result doubtful(Command command, String words) {
    return switch (new Scout(upgrades).ask(command)) {
      case UPGRADES_ARE_STOPPED -> new Result.NotStarted(new Hurdle(false, words));
      case UPGRADES_ARRIVE ->
          new Result.Ended(
              new End.Broken(
                  words + "; the command may have started, so it is not run a second time"));
      case NOBODY_ANSWERS -> new Result.Ended(new End.Broken(words));
    };
  }
}
