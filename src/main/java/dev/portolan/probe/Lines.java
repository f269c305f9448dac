package dev.portolan.probe;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Cuts one stream of bytes into lines of text: UTF-8 across chunks, without control characters and
/// escape sequences, of bounded length.
public final class Lines {
  static final int MAX_LENGTH = 4000;
  private static final Pattern ESCAPES =
      Pattern.compile("\u001b(?:\\[[0-9;?]*[ -/]*[@-~]|\\][^\u0007\u001b]*\u0007?|.)");

  private final CharsetDecoder decoder =
      StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPLACE)
          .onUnmappableCharacter(CodingErrorAction.REPLACE);
  private final StringBuilder line = new StringBuilder();
  private byte[] rest = new byte[0];

  /// The lines that this chunk completes.
  public List<String> add(ByteBuffer chunk) {
    ByteBuffer bytes =
        ByteBuffer.allocate(rest.length + chunk.remaining()).put(rest).put(chunk).flip();
    CharBuffer chars = CharBuffer.allocate(bytes.remaining() + 1);
    decoder.decode(bytes, chars, false);
    rest = new byte[bytes.remaining()];
    bytes.get(rest);
    chars.flip();
    List<String> done = new ArrayList<>();
    while (chars.hasRemaining()) {
      char c = chars.get();
      if (c == '\n') {
        done.add(take());
      } else if (line.length() < MAX_LENGTH) {
        line.append(c);
      }
    }
    return done;
  }

  /// The last line, if it was not ended; empty for none.
  public List<String> end() {
    if (rest.length > 0) {
      rest = new byte[0];
      line.append('\ufffd');
    }
    return line.isEmpty() ? List.of() : List.of(take());
  }

  private String take() {
    String text = line.length() < MAX_LENGTH ? line.toString() : line + "…";
    line.setLength(0);
    return clean(text);
  }

  /// The text without escape sequences and control characters; tabs become spaces.
  static String clean(String text) {
    String plain = ESCAPES.matcher(text).replaceAll("").replace('\t', ' ');
    StringBuilder clean = new StringBuilder(plain.length());
    plain.codePoints().filter(c -> !Character.isISOControl(c)).forEach(clean::appendCodePoint);
    return clean.toString();
  }

  /// A text that came from outside, fit for one line of a message.
  public static String shown(String text, int length) {
    String clean = clean(text);
    return clean.length() <= length ? clean : clean.substring(0, length) + "…";
  }
}
