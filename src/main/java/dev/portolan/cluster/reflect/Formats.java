package dev.portolan.cluster.reflect;

import dev.portolan.cluster.api.ApiConnection;
import dev.portolan.cluster.proto.ProtoList;
import dev.portolan.cluster.proto.Shape;
import dev.portolan.cluster.proto.Shapes;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// In which format lists are asked for: kinds of which there are many in protobuf, which is read in
/// a third of the time, all others in JSON. What a server answers in decides how it is read, and
/// where its protobuf cannot be read the session does without.
public final class Formats {
  private static final Logger LOG = LoggerFactory.getLogger(Formats.class);
  private static final String EITHER = ProtoList.MEDIA_TYPE + ", " + ApiConnection.PLAIN;

  private volatile boolean refused;

  /// What is read of a place's objects in protobuf; empty where JSON is asked for.
  Optional<Shape> shape(Resource.Place place) {
    return refused ? Optional.empty() : Shapes.of(place.apiVersion(), place.plural());
  }

  /// What a request says that it takes.
  static String accept(Optional<Shape> shape) {
    return shape.isPresent() ? EITHER : ApiConnection.PLAIN;
  }

  /// A server's protobuf could not be read, or it does not want to be asked for it.
  void refused(Resource.Place place, String why) {
    if (!refused) {
      LOG.info("Lists are read as JSON from now on: {} as protobuf: {}", place.plural(), why);
      refused = true;
    }
  }
}
