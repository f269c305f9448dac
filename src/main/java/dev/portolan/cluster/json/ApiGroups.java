package dev.portolan.cluster.json;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Set;

/// Reads the list of groups at `/apis` (meta/v1 APIGroupList).
public final class ApiGroups {
  private ApiGroups() {}

  /// Every `group/version` in the list.
  public static Set<String> read(InputStream body) throws IOException {
    Set<String> versions = new HashSet<>();
    try (JsonParser in = Json.FACTORY.createParser(body)) {
      in.nextToken();
      if (!in.isExpectedStartObjectToken()) {
        throw new IOException("the server's answer is not a list of groups");
      }
      Json.object(
          in,
          field -> {
            if (field.equals("groups")) {
              Json.array(in, () -> group(in, versions));
            }
          });
    }
    return versions;
  }

  private static void group(JsonParser in, Set<String> versions) throws IOException {
    Json.object(
        in,
        field -> {
          if (field.equals("versions")) {
            Json.array(in, () -> versions.add(Json.texts(in).getOrDefault("groupVersion", "")));
          }
        });
  }
}
