package dev.portolan.cluster.proto;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.WireFormat;
import dev.portolan.cluster.json.ApiStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads a Status (meta/v1) in protobuf: a server that is asked for protobuf refuses in it.
public final class ProtoStatus {
  private ProtoStatus() {}

  /// True for a body of the API's protobuf.
  public static boolean is(@Nullable String contentType) {
    return contentType != null && contentType.startsWith(ProtoList.MEDIA_TYPE);
  }

  /// Reads a body; one that is not a Status has no message.
  public static ApiStatus parse(byte[] body) {
    try {
      return read(CodedInputStream.newInstance(body));
    } catch (InvalidProtocolBufferException e) {
      return new ApiStatus("", 0, "", "", Map.of());
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory", e);
    }
  }

  private static ApiStatus read(CodedInputStream in) throws IOException {
    in.skipRawBytes(ProtoList.MAGIC.length);
    ProtoParser parser = new ProtoParser(in);
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      if (WireFormat.getTagFieldNumber(tag) == 2) {
        parser.begin(Shapes.STATUS, ProtoList.MAX_ITEM);
        parser.nextToken();
        return ApiStatus.read(parser);
      }
      in.skipField(tag);
    }
    throw new InvalidProtocolBufferException("no status");
  }
}
