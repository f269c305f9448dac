package dev.portolan.cluster.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.io.IOContext;
import com.fasterxml.jackson.core.json.UTF8StreamJsonParser;
import com.fasterxml.jackson.core.sym.ByteQuadsCanonicalizer;
import java.io.IOException;
import java.io.InputStream;

/// Jackson's parser of UTF-8, which steps over an object or array that nobody reads by looking for
/// its end alone: no names, no numbers, no tokens. More than half of what an API server sends is
/// such (a pod's `managedFields`, volumes, tolerations), and Jackson's own `skipChildren` makes
/// every token of it. What is stepped over is not checked, but that it ends, and how deep it goes.
final class SkippingParser extends UTF8StreamJsonParser {
  private static final byte QUOTE = 1;
  private static final byte OPEN = 2;
  private static final byte CLOSE = 3;

  /// What a byte means outside strings.
  private static final byte[] MEANING = new byte[256];

  static {
    MEANING['"'] = QUOTE;
    MEANING['{'] = OPEN;
    MEANING['['] = OPEN;
    MEANING['}'] = CLOSE;
    MEANING[']'] = CLOSE;
  }

  private SkippingParser(
      IOContext context, int features, InputStream in, ByteQuadsCanonicalizer names) {
    super(context, features, in, null, names, context.allocReadIOBuffer(), 0, 0, 0, true);
  }

  /// Makes such parsers of streams, which must be UTF-8, as all that an API server sends.
  static final class Factory extends JsonFactory {
    private static final long serialVersionUID = 1;

    Factory(StreamReadConstraints limits) {
      setStreamReadConstraints(limits);
    }

    @Override
    protected JsonParser _createParser(InputStream in, IOContext context) {
      return new SkippingParser(
          context,
          _parserFeatures,
          in,
          _byteSymbolCanonicalizer.makeChildOrPlaceholder(_factoryFeatures));
    }
  }

  @Override
  public JsonParser skipChildren() throws IOException {
    JsonToken first = currentToken();
    if (first != JsonToken.START_OBJECT && first != JsonToken.START_ARRAY) {
      return this;
    }
    boolean object = first == JsonToken.START_OBJECT;
    int end = end();
    if (end != (object ? '}' : ']')) {
      _reportMismatchedEndMarker(end, object ? '}' : ']');
    }
    _parsingContext = _parsingContext.getParent();
    _currToken = object ? JsonToken.END_OBJECT : JsonToken.END_ARRAY;
    return this;
  }

  /// Goes behind the bracket that ends what has just begun, and gives it.
  private int end() throws IOException {
    int outer = _parsingContext.getNestingDepth();
    int depth = 1;
    while (true) {
      int at = _inputPtr;
      int end = _inputEnd;
      byte[] bytes = _inputBuffer;
      byte meaning = 0;
      while (at < end && meaning == 0) {
        meaning = MEANING[bytes[at++] & 0xff];
      }
      _inputPtr = at;
      switch (meaning) {
        case QUOTE -> string();
        case OPEN -> streamReadConstraints().validateNestingDepth(outer + depth++);
        case CLOSE -> {
          if (--depth == 0) {
            return bytes[at - 1];
          }
        }
        default -> _loadMoreGuaranteed();
      }
    }
  }

  /// Goes behind the quote that ends a string.
  private void string() throws IOException {
    while (true) {
      int at = _inputPtr;
      int end = _inputEnd;
      byte[] bytes = _inputBuffer;
      while (at < end) {
        byte next = bytes[at++];
        if (next == '"') {
          _inputPtr = at;
          return;
        }
        if (next == '\\' && at++ >= end) {
          _inputPtr = end;
          _loadMoreGuaranteed();
          at = _inputPtr + 1;
          end = _inputEnd;
        }
      }
      _inputPtr = at;
      _loadMoreGuaranteed();
    }
  }
}
