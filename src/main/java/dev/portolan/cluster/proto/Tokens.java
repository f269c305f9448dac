package dev.portolan.cluster.proto;

import com.fasterxml.jackson.core.Base64Variant;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.ObjectCodec;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.Version;
import com.fasterxml.jackson.core.base.ParserMinimalBase;
import com.fasterxml.jackson.core.json.JsonReadContext;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/// What Jackson wants of a parser beside its tokens, for a format that has neither characters nor
/// places in a text.
abstract class Tokens extends ParserMinimalBase {
  private final JsonStreamContext context = JsonReadContext.createRootContext(null);
  private boolean closed;

  Tokens() {
    super(StreamReadConstraints.defaults());
  }

  /// One context for all: only what is set at the root is ever asked for.
  @Override
  public JsonStreamContext getParsingContext() {
    return context;
  }

  @Override
  public void close() {
    closed = true;
  }

  @Override
  public boolean isClosed() {
    return closed;
  }

  @Override
  public NumberType getNumberType() {
    return NumberType.LONG;
  }

  @Override
  public Number getNumberValue() throws IOException {
    return getLongValue();
  }

  @Override
  public int getIntValue() throws IOException {
    return Math.toIntExact(getLongValue());
  }

  @Override
  public BigInteger getBigIntegerValue() throws IOException {
    return BigInteger.valueOf(getLongValue());
  }

  @Override
  public float getFloatValue() throws IOException {
    return getLongValue();
  }

  @Override
  public double getDoubleValue() throws IOException {
    return getLongValue();
  }

  @Override
  public BigDecimal getDecimalValue() throws IOException {
    return BigDecimal.valueOf(getLongValue());
  }

  @Override
  public char[] getTextCharacters() throws IOException {
    return getText().toCharArray();
  }

  @Override
  public boolean hasTextCharacters() {
    return false;
  }

  @Override
  public int getTextLength() throws IOException {
    return getText().length();
  }

  @Override
  public int getTextOffset() {
    return 0;
  }

  @Override
  public byte[] getBinaryValue(Base64Variant variant) {
    throw new UnsupportedOperationException("no bytes are read");
  }

  @Override
  protected void _handleEOF() {}

  @Override
  public void overrideCurrentName(String name) {
    throw new UnsupportedOperationException("names are what they are");
  }

  @Override
  public @Nullable ObjectCodec getCodec() {
    return null;
  }

  @Override
  public void setCodec(ObjectCodec codec) {
    throw new UnsupportedOperationException("objects are read by hand");
  }

  @Override
  public Version version() {
    return Version.unknownVersion();
  }

  @Override
  @SuppressWarnings("deprecation") // the parser's parent still asks for it
  public JsonLocation getTokenLocation() {
    return JsonLocation.NA;
  }

  @Override
  @SuppressWarnings("deprecation") // the parser's parent still asks for it
  public JsonLocation getCurrentLocation() {
    return JsonLocation.NA;
  }
}
