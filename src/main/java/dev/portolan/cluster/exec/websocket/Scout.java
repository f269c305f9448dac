package dev.portolan.cluster.exec.websocket;

import dev.portolan.cluster.exec.Command;
import dev.portolan.cluster.exec.Upgrades;
import dev.portolan.probe.ContainerRef;
import java.io.IOException;
import java.util.List;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.Response;

/// Finds out who broke a handshake, without any chance of running something: it asks for the same
/// upgrade in a container that no pod has, which the API server refuses in its own words before
/// anything starts. Where those words come back, upgrades arrive; where something between breaks
/// this handshake too, it lets none through, and the command cannot have started.
final class Scout {
  private static final String NO_CONTAINER = "portolan-no-such-container";

  /// What was found.
  enum Finding {
    UPGRADES_ARRIVE,
    UPGRADES_ARE_STOPPED,
    NOBODY_ANSWERS
  }

  private final Upgrades upgrades;

  Scout(Upgrades upgrades) {
    this.upgrades = upgrades;
  }

  Finding ask(Command command) {
    ContainerRef real = command.container();
    ContainerRef none = new ContainerRef(real.namespace(), real.pod(), NO_CONTAINER);
    HttpUrl url = new Command(none, List.of("true")).url(upgrades.server());
    Request upgrade = new Handshake(url).request();
    try (Response response = upgrades.http().newCall(upgrade).execute()) {
      boolean theServersOwn = Upgrades.status(response).status().equals("Failure");
      return theServersOwn || response.code() == 101
          ? Finding.UPGRADES_ARRIVE
          : Finding.UPGRADES_ARE_STOPPED;
    } catch (IOException e) {
      return plain(new Request.Builder().url(url).build());
    }
  }

  /// The same without an upgrade: does anybody answer at all?
  private Finding plain(Request request) {
    try (Response response = upgrades.http().newCall(request).execute()) {
      return response.code() == 101 ? Finding.UPGRADES_ARRIVE : Finding.UPGRADES_ARE_STOPPED;
    } catch (IOException e) {
      return Finding.NOBODY_ANSWERS;
    }
  }
}
