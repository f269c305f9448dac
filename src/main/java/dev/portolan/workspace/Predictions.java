package dev.portolan.workspace;

import dev.portolan.policy.Reachability;
import dev.portolan.workspace.Survey.Question;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is predicted from the policies of the open context.
///
/// @param current of the newest snapshot that has been judged, which may be a little older than the
///   open one; null before the first
/// @param book the policies of that snapshot, or null before they were counted
/// @param asked what was asked last of the selection
/// @param survey the newest answer to it, or null
/// @param place the rule that the selected policy is to be read at, or null
/// @param whatIf the policies that the user tries out
public record Predictions(
    @Nullable Reachability current,
    @Nullable PolicyBook book,
    Question asked,
    @Nullable Survey survey,
    @Nullable RulePlace place,
    WhatIf whatIf) {
  public static final Predictions NONE =
      new Predictions(null, null, Question.NOTHING, null, null, WhatIf.NONE);

  /// The generation of the snapshot that was judged, or 0 before the first.
  public long generation() {
    return current == null ? 0 : current.snapshot().generation();
  }

  /// What the selection is judged by: the policies tried out count, once they were judged.
  @Nullable Reachability judge() {
    return whatIf.outcome() == null ? current : whatIf.outcome().judged();
  }

  Predictions with(Reachability newCurrent) {
    return new Predictions(newCurrent, book, asked, survey, place, whatIf);
  }

  Predictions with(PolicyBook newBook) {
    return new Predictions(current, newBook, asked, survey, place, whatIf);
  }

  Predictions with(WhatIf newWhatIf) {
    return new Predictions(current, book, asked, survey, place, newWhatIf);
  }

  /// The answer stays only while its question does.
  Predictions asking(Question question) {
    Survey kept = survey != null && survey.question().equals(question) ? survey : null;
    RulePlace there =
        place != null && question.selected().equals(List.of(place.policy())) ? place : null;
    return new Predictions(current, book, question, kept, there, whatIf);
  }

  Predictions answered(Survey newSurvey) {
    return new Predictions(current, book, asked, newSurvey, place, whatIf);
  }

  Predictions at(RulePlace newPlace) {
    return new Predictions(current, book, asked, survey, newPlace, whatIf);
  }
}
