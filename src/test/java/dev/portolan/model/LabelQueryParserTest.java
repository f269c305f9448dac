package dev.portolan.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.model.LabelQueryParser.Problem;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LabelQueryParserTest {
  /// The lines of apimachinery's own tests of selectors, and what kubectl's documentation shows.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''|''",
        "app=web|app=web",
        " app == web |app=web",
        "app!=web|app!=web",
        "x=,z= |x=,z=",
        "x= ,z= |x=,z=",
        "!x|!x",
        "! x , y|!x,y",
        "x in (a,b)|x in (a,b)",
        "x notin ( a , b ),z in (c)|x notin (a,b),z in (c)",
        "x in ()|x in ()",
        "x in (,a)|x in (,a)",
        "x>1,z<5|x>1,z<5",
        "x > -1|x>-1",
        "in=notin|in=notin",
        "x in (in)|x in (in)",
        "example.com/name=A.b_c-1|example.com/name=A.b_c-1",
      })
  void readsWhatKubectlReads(String line, String canonical) {
    LabelQueryParser.Reading read = LabelQueryParser.read(line);
    assertThat(read.problem()).isNull();
    assertThat(read.query()).hasToString(canonical);
    assertThat(LabelQueryParser.read(canonical).query()).isEqualTo(read.query());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "x,|1|After the comma",
        ",x|0|A label's name belongs here, not “,”",
        "x in|4|After in belongs a list such as (a,b), not the end",
        "x in a|5|After in belongs a list such as (a,b), not “a”",
        "x in (a|7|begins at place 6 lacks its )",
        "x in (a b)|8|A comma or ) belongs here, not “b”",
        "x y|2|not “y”",
        "x=a b|4|A comma",
        "x==a==b|4|A comma",
        "!x=a|2|A comma",
        "x=!a|2|A value belongs here",
        "x>a|2|a whole number, not “a”",
        "x>|2|a whole number, not the end",
        "-x|0|a letter or a digit first and last",
        "a/b/c|2|“b/c” is no label's name",
        "/b|0|before the slash",
        "Example.com/a|0|DNS name in lower case",
        "x=-a|2|“-a” is no label's value",
        "x=a;b|2|“a;b” is no label's value",
      })
  void saysWhatIsWrongAndWhere(String line, int at, String part) {
    Problem problem = Objects.requireNonNull(LabelQueryParser.read(line).problem());
    assertThat(problem.text()).contains(part);
    assertThat(problem.at()).isEqualTo(at);
  }

  @Test
  void aNameHasItsLimit() {
    assertThat(LabelQueryParser.read("a".repeat(63)).problem()).isNull();
    Problem problem = Objects.requireNonNull(LabelQueryParser.read("a".repeat(64)).problem());
    assertThat(problem.text()).contains("at most 63 characters, this one 64");
    assertThat(LabelQueryParser.read("a,".repeat(200) + "a").problem()).isNotNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''|app=web|true",
        "app|app=web|true",
        "!app|app=web|false",
        "!app|''|true",
        "app=web|app=web|true",
        "app=web|''|false",
        "app!=web|''|true",
        "app!=web|app=web|false",
        "app!=web|app=db|true",
        "app in (web,db)|app=db|true",
        "app in (web,db)|''|false",
        "app notin (web)|''|true",
        "app notin (web)|app=web|false",
        "n>5|n=6|true",
        "n>5|n=5|false",
        "n>5|n=x|false",
        "n>5|''|false",
        "n<5|n=-7|true",
        "app=web,n>5|app=web;n=6|true",
        "app=web,n>5|app=web;n=2|false",
        "app=|app=|true",
      })
  void holdsWhereKubectlsWould(String line, String labels, boolean holds) {
    Map<String, String> map = new TreeMap<>();
    Arrays.stream(labels.split(";"))
        .filter(l -> !l.isEmpty())
        .forEach(l -> map.put(l.substring(0, l.indexOf('=')), l.substring(l.indexOf('=') + 1)));
    LabelQuery query = Objects.requireNonNull(LabelQueryParser.read(line).query());
    assertThat(query.matches(map)).isEqualTo(holds);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''|0|app tier version",
        "ti|0|tier",
        "!a|1|app",
        "e|0|tier version",
        "app=|4|db web",
        "app=w|4|web",
        "'app != '|7|db web",
        "app in (|8|db web",
        "app in (db,|11|db web",
        "app in (db),t|12|tier",
        "app=web,|8|app tier version",
        "'app '|4|in ( notin (",
        "app n|4|notin ( in (",
        "'app=web '|8|''",
        "unknown=|8|''",
      })
  void offersWhatFits(String line, int from, String offers) {
    Map<String, ? extends java.util.Collection<String>> words =
        LabelCompletion.vocabulary(
            java.util.List.of(
                Map.of("app", "web", "tier", "front", "version", "1"),
                Map.of("app", "db", "tier", "back")));
    LabelCompletion completion = LabelCompletion.of(line, words);
    assertThat(String.join(" ", completion.offers())).isEqualTo(offers);
    assertThat(completion.from()).isEqualTo(from);
  }
}
