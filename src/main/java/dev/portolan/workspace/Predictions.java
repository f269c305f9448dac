package dev.portolan.workspace;

import dev.portolan.policy.Reachability;
import dev.portolan.workspace.Survey.Question;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is predicted from the policies of the open context.
///
/// @param current of the newest snapshot that has been judged, which may be a little older than the
///   open one; null before the first
/// @param asked what was asked last of the selection
/// @param survey the newest answer to it, or null
/// @param place the rule that the selected policy is to be read at, or null
public record Predictions(
    @Nullable Reachability current,
    Question asked,
    @Nullable Survey survey,
    @Nullable RulePlace place) {
  public static final Predictions NONE = new Predictions(null, Question.NOTHING, null, null);

  /// The generation of the snapshot that was judged, or 0 before the first.
  public long generation() {
    return current == null ? 0 : current.snapshot().generation();
  }

  Predictions with(Reachability newCurrent) {
    return new Predictions(newCurrent, asked, survey, place);
  }

  /// The answer stays only while its question does.
  Predictions asking(Question question) {
    Survey kept = survey != null && survey.question().equals(question) ? survey : null;
    RulePlace there =
        place != null && question.selected().equals(List.of(place.policy())) ? place : null;
    return new Predictions(current, question, kept, there);
  }

  Predictions answered(Survey newSurvey) {
    return new Predictions(current, asked, newSurvey, place);
  }

  Predictions at(RulePlace newPlace) {
    return new Predictions(current, asked, survey, newPlace);
  }
}
