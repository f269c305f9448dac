package dev.portolan.cluster.proto;

import com.fasterxml.jackson.core.JsonToken;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A Jackson parser of protobuf: gives a message's tokens as if it were the JSON that the server
/// sends of the same object, so that one reader serves both. Fields that have no name in the shape
/// are stepped over, whatever is in them.
///
/// Stricter than protobuf has to be: a field that comes twice, apart from its own list, which
/// Kubernetes' encoder never writes, is an error, for JSON could not say it.
final class ProtoParser extends Tokens {
  /// No shape nests deeper.
  private static final int DEEPEST = 16;

  private final CodedInputStream in;
  private final Frame[] frames = new Frame[DEEPEST];
  private int depth = -1;
  private int ahead; // a tag that was read and is not dealt with yet, or 0
  private @Nullable Field value; // named, not yet begun
  private @Nullable Shape root;
  private String name = "";
  private String text = "";
  private long number;
  private @Nullable Instant moment;

  /// What has begun and not ended.
  private static final class Frame {
    private Sort sort = Sort.OBJECT;
    private Shape shape = Shape.EMPTY;
    private @Nullable Field field;
    private boolean begun;
    private boolean keyed;
    private int outerLimit;
    private long seen;
  }

  private enum Sort {
    /// A message that ends at its limit.
    OBJECT,
    /// The same, without tokens of its own.
    INLINE,
    /// Values of one field in a row.
    LIST,
    /// The same, each a key and a value.
    MAP
  }

  ProtoParser(CodedInputStream in) {
    this.in = in;
    for (int i = 0; i < DEEPEST; i++) {
      frames[i] = new Frame();
    }
  }

  /// Begins with the message that comes next, up to the length that stands before it.
  ///
  /// @param most bytes it may have at most
  void begin(Shape shape, int most) throws IOException {
    int length = in.readRawVarint32();
    if (length > most) {
      throw new IOException("an object in the server's answer is larger than 16 MB");
    }
    Frame frame = push(Sort.OBJECT);
    frame.shape = shape;
    frame.outerLimit = in.pushLimit(length);
    root = shape;
    _currToken = null;
  }

  @Override
  public @Nullable JsonToken nextToken() throws IOException {
    _currToken = step();
    return _currToken;
  }

  private @Nullable JsonToken step() throws IOException {
    if (root != null) {
      root = null;
      return JsonToken.START_OBJECT;
    }
    Field named = value;
    if (named != null) {
      value = null;
      return open(named);
    }
    if (depth < 0) {
      return null;
    }
    Frame top = frames[depth];
    return switch (top.sort) {
      case OBJECT, INLINE -> field();
      case LIST -> element(top);
      case MAP -> entry(top);
    };
  }

  private JsonToken open(Field field) throws IOException {
    if (!field.repeated() && !field.isMap()) {
      return scalar(field);
    }
    Frame frame = push(field.repeated() ? Sort.LIST : Sort.MAP);
    frame.field = field;
    return field.repeated() ? JsonToken.START_ARRAY : JsonToken.START_OBJECT;
  }

  /// The name of the next field, or the end of the object.
  private JsonToken field() throws IOException {
    while (true) {
      Frame top = frames[depth];
      int tag = ahead != 0 ? ahead : in.readTag();
      ahead = 0;
      if (tag == 0) {
        boolean inline = top.sort == Sort.INLINE;
        pop(top);
        if (inline) {
          continue;
        }
        return JsonToken.END_OBJECT;
      }
      Field field = top.shape.field(WireFormat.getTagFieldNumber(tag));
      if (field == null) {
        skip(tag);
        continue;
      }
      once(top, field, tag);
      if (field.type() == Field.Type.INLINE) {
        message(Sort.INLINE, field);
      } else {
        name = field.name();
        value = field;
        return JsonToken.FIELD_NAME;
      }
    }
  }

  private void skip(int tag) throws IOException {
    int wire = WireFormat.getTagWireType(tag);
    if (wire == WireFormat.WIRETYPE_START_GROUP || !in.skipField(tag)) {
      throw new InvalidProtocolBufferException("the API has no groups");
    }
  }

  private static void once(Frame top, Field field, int tag) throws IOException {
    if (tag != field.tag()) {
      throw new InvalidProtocolBufferException(field.name() + " is of another type");
    }
    long bit = 1L << field.number();
    if ((top.seen & bit) != 0) {
      throw new InvalidProtocolBufferException(field.name() + " comes twice");
    }
    top.seen |= bit;
  }

  private JsonToken element(Frame list) throws IOException {
    Field field = list.field;
    if (field == null || !more(list, field)) {
      depth--;
      return JsonToken.END_ARRAY;
    }
    return scalar(field);
  }

  /// True where another value of the same field follows, and then goes behind its tag.
  private boolean more(Frame row, Field field) throws IOException {
    if (!row.begun) {
      row.begun = true;
      return true;
    }
    ahead = in.readTag();
    if (ahead != field.tag()) {
      return false;
    }
    ahead = 0;
    return true;
  }

  private JsonToken entry(Frame map) throws IOException {
    if (map.keyed) {
      map.keyed = false;
      return JsonToken.VALUE_STRING;
    }
    Field field = map.field;
    if (field == null || !more(map, field)) {
      depth--;
      return JsonToken.END_OBJECT;
    }
    name = "";
    text = "";
    int outer = in.pushLimit(in.readRawVarint32());
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      switch (WireFormat.getTagFieldNumber(tag)) {
        case 1 -> name = in.readString();
        case 2 -> text = field.type() == Field.Type.QUANTITIES ? quantity() : in.readString();
        default -> skip(tag);
      }
    }
    end(outer);
    map.keyed = true;
    return JsonToken.FIELD_NAME;
  }

  private JsonToken scalar(Field field) throws IOException {
    return switch (field.type()) {
      case TEXT -> {
        text = in.readString();
        yield JsonToken.VALUE_STRING;
      }
      case NUMBER -> {
        number = in.readInt64();
        yield JsonToken.VALUE_NUMBER_INT;
      }
      case TRUTH -> in.readBool() ? JsonToken.VALUE_TRUE : JsonToken.VALUE_FALSE;
      case TIME -> time();
      case PORT -> port();
      case MESSAGE -> {
        message(Sort.OBJECT, field);
        yield JsonToken.START_OBJECT;
      }
      case TEXTS, QUANTITIES, INLINE -> throw new IllegalStateException(field.name());
    };
  }

  private void message(Sort sort, Field field) throws IOException {
    int length = in.readRawVarint32();
    Frame frame = push(sort);
    frame.shape = field.inside();
    frame.outerLimit = in.pushLimit(length);
  }

  /// No time at all is a message without anything in it.
  private JsonToken time() throws IOException {
    int length = in.readRawVarint32();
    int outer = in.pushLimit(length);
    long seconds = 0;
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      if (WireFormat.getTagFieldNumber(tag) == 1) {
        seconds = in.readInt64();
      } else {
        skip(tag);
      }
    }
    end(outer);
    try {
      moment = length == 0 ? null : Instant.ofEpochSecond(seconds);
    } catch (DateTimeException e) {
      throw new InvalidProtocolBufferException("a time that no calendar has");
    }
    return length == 0 ? JsonToken.VALUE_NULL : JsonToken.VALUE_EMBEDDED_OBJECT;
  }

  private JsonToken port() throws IOException {
    int outer = in.pushLimit(in.readRawVarint32());
    boolean named = false;
    text = "";
    number = 0;
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      switch (WireFormat.getTagFieldNumber(tag)) {
        case 1 -> named = in.readInt64() == 1;
        case 2 -> number = in.readInt32();
        case 3 -> text = in.readString();
        default -> skip(tag);
      }
    }
    end(outer);
    return named ? JsonToken.VALUE_STRING : JsonToken.VALUE_NUMBER_INT;
  }

  private String quantity() throws IOException {
    int outer = in.pushLimit(in.readRawVarint32());
    String found = "";
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      if (WireFormat.getTagFieldNumber(tag) == 1) {
        found = in.readString();
      } else {
        skip(tag);
      }
    }
    end(outer);
    return found;
  }

  private Frame push(Sort sort) throws IOException {
    if (++depth >= DEEPEST) {
      throw new InvalidProtocolBufferException("too deep");
    }
    Frame frame = frames[depth];
    frame.sort = sort;
    frame.field = null;
    frame.begun = false;
    frame.keyed = false;
    frame.seen = 0;
    return frame;
  }

  private void pop(Frame top) throws IOException {
    end(top.outerLimit);
    depth--;
  }

  /// A stream that ends early ends every message in it: only one that is whole may end so.
  private void end(int outer) throws IOException {
    if (in.getBytesUntilLimit() > 0) {
      throw new InvalidProtocolBufferException("the answer ends in the middle of an object");
    }
    in.popLimit(outer);
  }

  /// True when the message that was begun has ended.
  boolean done() {
    return depth < 0;
  }

  @Override
  @SuppressWarnings("deprecation") // the parser's parent still asks for it
  public String getCurrentName() {
    return name;
  }

  @Override
  public String currentName() {
    return name;
  }

  @Override
  public String getText() {
    JsonToken now = _currToken;
    return switch (now) {
      case null -> "";
      case FIELD_NAME -> name;
      case VALUE_STRING -> text;
      case VALUE_NUMBER_INT -> Long.toString(number);
      case VALUE_EMBEDDED_OBJECT -> String.valueOf(moment);
      default -> now.asString() == null ? "" : now.asString();
    };
  }

  @Override
  public long getLongValue() {
    return number;
  }

  /// A time's moment.
  @Override
  public @Nullable Object getEmbeddedObject() {
    return moment;
  }
}
