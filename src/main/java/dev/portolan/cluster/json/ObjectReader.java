package dev.portolan.cluster.json;

import com.fasterxml.jackson.core.JsonParser;
import dev.portolan.model.KubeObject;
import java.io.IOException;
import java.util.List;

/// A reader of one kind's objects. It takes the parser at an object's first token and leaves it at
/// the last.
@FunctionalInterface
public interface ObjectReader {
  /// The records that the object stands for: one, except for Endpoints of several subsets, where
  /// the first has the object's own name. None for an object that is another one's copy.
  List<? extends KubeObject> read(JsonParser in) throws IOException;
}
