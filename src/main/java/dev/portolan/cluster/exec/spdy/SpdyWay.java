package dev.portolan.cluster.exec.spdy;

import dev.portolan.cluster.exec.Command;
import dev.portolan.cluster.exec.Ends;
import dev.portolan.cluster.exec.Hurdle;
import dev.portolan.cluster.exec.Output;
import dev.portolan.cluster.exec.Stop;
import dev.portolan.cluster.exec.Upgrades;
import dev.portolan.cluster.exec.Way;
import dev.portolan.probe.PodExec.End;
import java.io.IOException;
import java.util.List;
import okhttp3.Call;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.Socket;

/// Exec by SPDY/3.1 (`POST .../pods/NAME/exec`), for which a role has to grant `create` on
/// pods/exec: what kubectl did first up to 1.30, and falls back to since.
public final class SpdyWay implements Way {
  private static final String UPGRADE = "SPDY/3.1";
  private static final String PROTOCOL = "X-Stream-Protocol-Version";
  private static final String ACCEPTED = "X-Accepted-Stream-Protocol-Versions";

  /// They differ in how standard input ends, of which there is none here.
  private static final List<String> PROTOCOLS = List.of("v5.channel.k8s.io", "v4.channel.k8s.io");

  private static final RequestBody NOTHING = RequestBody.create(new byte[0]);

  private final Upgrades upgrades;

  public SpdyWay(Upgrades upgrades) {
    this.upgrades = upgrades;
  }

  @Override
  public String title() {
    return "SPDY";
  }

  @Override
  public Result run(Command command, Output output, Stop stop) {
    Request.Builder request =
        new Request.Builder()
            .url(command.url(upgrades.server()))
            .post(NOTHING)
            .header("Connection", "Upgrade")
            .header("Upgrade", UPGRADE);
    PROTOCOLS.forEach(p -> request.addHeader(PROTOCOL, p));
    Call call = upgrades.http().newCall(request.build());
    stop.then(call::cancel);
    try (Response response = call.execute()) {
      Socket socket = response.socket();
      if (socket == null) {
        return refused(response);
      }
      return run(socket, response, new ExecStreams(output), stop);
    } catch (IOException e) {
      // the streams of the command were not made yet, so nothing has started
      String words = upgrades.words(e);
      return Ends.nobodyThere(e)
          ? new Result.Ended(new End.Broken(words))
          : new Result.NotStarted(new Hurdle(false, words));
    }
  }

  private Result run(Socket socket, Response response, ExecStreams streams, Stop stop) {
    try (SpdyFrames frames = new SpdyFrames(socket)) {
      stop.then(frames.wire()::cut);
      String protocol = response.header(PROTOCOL, "");
      if (!UPGRADE.equalsIgnoreCase(response.header("Upgrade", ""))) {
        return new Result.NotStarted(new Hurdle(false, "the server does not switch to SPDY/3.1"));
      }
      if (!PROTOCOLS.contains(protocol)) {
        String words = "the server speaks another protocol, \"" + protocol + "\"";
        return new Result.NotStarted(new Hurdle(false, words));
      }
      return new Result.Ended(streams.run(frames));
    } catch (IOException e) {
      return new Result.Ended(new End.Broken(upgrades.words(e)));
    }
  }

  private static Result refused(Response response) {
    if (response.code() == 101) {
      return new Result.NotStarted(new Hurdle(false, "the answer to the upgrade is cut"));
    }
    if (response.header(ACCEPTED) != null) { // a 403 that is not about rights
      String words = "the server speaks other protocols: " + response.headers(ACCEPTED);
      return new Result.NotStarted(new Hurdle(false, words));
    }
    return Ends.ofHandshake(response.code(), Upgrades.status(response));
  }
}
