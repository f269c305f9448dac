package dev.portolan.cluster.proto;

import com.fasterxml.jackson.core.JsonToken;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.WireFormat;
import dev.portolan.cluster.json.ListReader.Envelope;
import dev.portolan.cluster.json.ObjectReader;
import dev.portolan.model.KubeObject;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.function.Consumer;

/// Reads a page of a list as an API server writes it in protobuf: four bytes, a `runtime.Unknown`
/// that names the kind, in it the list, in that its items, each handed over as it comes from the
/// wire. Holds one object at a time.
public final class ProtoList {
  public static final String MEDIA_TYPE = "application/vnd.kubernetes.protobuf";
  static final byte[] MAGIC = {'k', '8', 's', 0};

  /// As much as an object of JSON may have.
  static final int MAX_ITEM = 16 << 20;

  private static final int MAX_NAMES = 4 << 10;
  private static final int BUFFER = 32 << 10;

  private final CodedInputStream in;
  private final ProtoParser parser;
  private final Shape shape;
  private final ObjectReader reader;
  private final Consumer<Envelope> head;
  private final Consumer<List<? extends KubeObject>> items;
  private Envelope envelope = new Envelope("", "", 0);
  private boolean isList;
  private boolean whole;

  private ProtoList(
      InputStream body,
      Shape shape,
      ObjectReader reader,
      Consumer<Envelope> head,
      Consumer<List<? extends KubeObject>> items) {
    this.in = CodedInputStream.newInstance(body, BUFFER);
    this.parser = new ProtoParser(in);
    this.shape = shape;
    this.reader = reader;
    this.head = head;
    this.items = items;
  }

  /// Reads one page, as `ListReader` does one of JSON. What is no list in protobuf, or breaks its
  /// rules, is an `InvalidProtocolBufferException`; a connection that breaks is another one.
  public static Envelope read(
      InputStream body,
      Shape shape,
      ObjectReader reader,
      Consumer<Envelope> head,
      Consumer<List<? extends KubeObject>> items)
      throws IOException {
    return new ProtoList(body, shape, reader, head, items).unknown();
  }

  /// k8s.io/apimachinery/pkg/runtime Unknown.
  private Envelope unknown() throws IOException {
    for (byte expected : MAGIC) {
      if (in.readRawByte() != expected) {
        throw new InvalidProtocolBufferException("the answer is not of Kubernetes");
      }
    }
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      switch (WireFormat.getTagFieldNumber(tag)) {
        case 1 -> isList = kind().endsWith("List");
        case 2 -> list();
        case 3 -> plain(in.readRawVarint32());
        default -> skip(tag);
      }
    }
    if (!whole) {
      throw new InvalidProtocolBufferException("the answer has no list in it");
    }
    return envelope;
  }

  /// The list may be encoded once more, which no server does.
  private static void plain(int length) throws IOException {
    if (length != 0) {
      throw new InvalidProtocolBufferException("the list is encoded twice");
    }
  }

  /// Of runtime.TypeMeta.
  private String kind() throws IOException {
    int length = in.readRawVarint32();
    if (length > MAX_NAMES) {
      throw new InvalidProtocolBufferException("no kind has such a long name");
    }
    int outer = in.pushLimit(length);
    String kind = "";
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      if (WireFormat.getTagFieldNumber(tag) == 2) {
        kind = in.readString();
      } else {
        skip(tag);
      }
    }
    in.popLimit(outer);
    return kind;
  }

  /// All lists of the API have their metadata as field 1, and their items as field 2.
  private void list() throws IOException {
    if (!isList || whole) {
      throw new InvalidProtocolBufferException("the server's answer is not a list of objects");
    }
    int outer = in.pushLimit(in.readRawVarint32());
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      switch (WireFormat.getTagFieldNumber(tag)) {
        case 1 -> metadata();
        case 2 -> item();
        default -> skip(tag);
      }
    }
    if (in.getBytesUntilLimit() > 0) {
      throw new InvalidProtocolBufferException("the list ends early");
    }
    in.popLimit(outer);
    whole = true;
  }

  private void metadata() throws IOException {
    parser.begin(Shapes.LIST_META, MAX_ITEM);
    parser.nextToken();
    envelope = Envelope.read(parser);
    head.accept(envelope);
  }

  /// Items without a name are left out.
  private void item() throws IOException {
    parser.begin(shape, MAX_ITEM);
    parser.nextToken();
    List<? extends KubeObject> objects = reader.read(parser);
    if (parser.currentToken() != JsonToken.END_OBJECT || !parser.done()) {
      throw new IllegalStateException("a reader left its object early");
    }
    if (!objects.isEmpty() && !objects.getFirst().name().isEmpty()) {
      items.accept(objects);
    }
  }

  private void skip(int tag) throws IOException {
    if (WireFormat.getTagWireType(tag) == WireFormat.WIRETYPE_START_GROUP || !in.skipField(tag)) {
      throw new InvalidProtocolBufferException("the API has no groups");
    }
  }
}
