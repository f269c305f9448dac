package dev.portolan.ui.parts;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javafx.scene.text.Text;

/// Words for a text flow that end their lines where a reader would: a long name after a hyphen, a
/// list of labels after a comma. JavaFX breaks at blanks alone, and anything else in the midst of a
/// word; so between the words stand blanks too small to be seen.
public final class Breaks {
  private static final int SHORT = 16;

  /// After a comma, a slash, an equals sign; after a hyphen, dot or colon that is in no number.
  private static final Pattern PLACES =
      Pattern.compile(
          "(?<=[,/=])(?=\\S)|(?<=-)(?=[^\\d\\s])|(?<=[^\\d]-)(?=\\S)|(?<=[.:])(?=[^\\d\\s])");

  private Breaks() {}

  /// The words between which a line may end.
  ///
  /// @param style of each word
  public static List<Text> words(String text, String style) {
    List<Text> words = new ArrayList<>();
    for (String part : text.length() < SHORT ? new String[] {text} : PLACES.split(text)) {
      if (!words.isEmpty()) {
        Text blank = new Text(" ");
        blank.getStyleClass().add("break");
        words.add(blank);
      }
      Text word = new Text(part);
      word.getStyleClass().add(style);
      words.add(word);
    }
    return words;
  }
}
