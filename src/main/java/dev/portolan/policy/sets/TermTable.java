package dev.portolan.policy.sets;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The terms of all policies, each once, numbered in the order in which they were met.
final class TermTable {
  private final List<Term> terms;
  private final Map<Term, Integer> numbers;

  TermTable() {
    terms = new ArrayList<>();
    numbers = new HashMap<>();
  }

  /// A copy that can grow without the original.
  TermTable(TermTable from) {
    terms = new ArrayList<>(from.terms);
    numbers = new HashMap<>(from.numbers);
  }

  int number(Term term) {
    Integer known = numbers.get(term);
    if (known != null) {
      return known;
    }
    terms.add(term);
    numbers.put(term, terms.size() - 1);
    return terms.size() - 1;
  }

  Term get(int number) {
    return terms.get(number);
  }

  int size() {
    return terms.size();
  }

  /// The address terms by number.
  Map<Integer, Term.Addresses> addresses() {
    Map<Integer, Term.Addresses> result = new HashMap<>();
    for (int i = 0; i < terms.size(); i++) {
      if (terms.get(i) instanceof Term.Addresses a) {
        result.put(i, a);
      }
    }
    return result;
  }
}
