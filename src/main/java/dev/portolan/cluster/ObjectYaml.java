package dev.portolan.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portolan.cluster.api.ApiConnection;
import dev.portolan.cluster.api.ApiFailure;
import dev.portolan.cluster.api.ClusterException;
import dev.portolan.cluster.api.Trouble;
import dev.portolan.cluster.json.EndpointsReader;
import dev.portolan.cluster.reflect.Resource;
import dev.portolan.model.ObjectRef;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import okhttp3.Response;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

/// One object as the server has it, as YAML in the server's order, without `managedFields`.
final class ObjectYaml {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration SILENCE = Duration.ofSeconds(30);
  private static final int MAX_BYTES = 8 * 1024 * 1024;

  private ObjectYaml() {}

  /// Fails with a one-line `ClusterException`.
  static String fetch(ApiConnection api, Resource.Place place, ObjectRef ref) {
    // a further subset of an Endpoints object is shown as the object that it is part of
    String name = ref.name().split(EndpointsReader.PART, 2)[0];
    try {
      return api.get(
          api.url(place.object(ref.namespace(), name)).build(), SILENCE, ObjectYaml::yaml);
    } catch (ApiFailure e) {
      String why =
          switch (e.code()) {
            case 401 -> Trouble.NOT_ACCEPTED;
            case 403 -> "not allowed to read " + ref + ": " + e.line();
            case 404 -> ref + " is not there any more";
            default -> Trouble.line(e, api.server());
          };
      throw new ClusterException(why, e);
    } catch (IOException e) {
      throw new ClusterException(Trouble.line(e, api.server()), e);
    }
  }

  private static String yaml(Response response) throws IOException {
    byte[] body = response.body().byteStream().readNBytes(MAX_BYTES + 1);
    if (body.length > MAX_BYTES) {
      throw new IOException("the object is larger than " + MAX_BYTES / 1024 / 1024 + " MB");
    }
    JsonNode object = JSON.readTree(body);
    if (object.path("metadata") instanceof ObjectNode metadata) {
      metadata.remove("managedFields");
    }
    DumperOptions options = new DumperOptions();
    options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
    options.setSplitLines(false);
    return new Yaml(options).dump(JSON.convertValue(object, Map.class));
  }
}
