package dev.portolan.cluster.json;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.io.InputStream;

/// What `/version` says.
///
/// @param gitVersion such as `v1.20.2`, or empty
/// @param demo true when the server calls itself Portolan's demo cluster (`portolanDemo`)
public record ServerVersion(String gitVersion, boolean demo) {
  public static final ServerVersion UNKNOWN = new ServerVersion("", false);

  public static ServerVersion read(InputStream body) throws IOException {
    String[] version = {""};
    boolean[] demo = {false};
    try (JsonParser in = Json.FACTORY.createParser(body)) {
      in.nextToken();
      Json.object(
          in,
          field -> {
            switch (field) {
              case "gitVersion" -> version[0] = Json.text(in);
              case "portolanDemo" -> demo[0] = Json.truth(in);
              default -> {}
            }
          });
    }
    return new ServerVersion(version[0], demo[0]);
  }
}
