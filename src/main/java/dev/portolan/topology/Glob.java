package dev.portolan.topology;

/// A pattern of names: `*` stands for any text, `?` for any character, everything else for itself.
/// However many stars there are, it takes no longer than pattern times name.
record Glob(String pattern) {
  boolean matches(String name) {
    int star = -1;
    int retry = 0;
    int p = 0;
    int n = 0;
    while (n < name.length()) {
      if (p < pattern.length() && pattern.charAt(p) == '*') {
        star = p++;
        retry = n;
      } else if (p < pattern.length() && one(pattern.charAt(p), name.charAt(n))) {
        p++;
        n++;
      } else if (star >= 0) {
        p = star + 1;
        n = ++retry;
      } else {
        return false;
      }
    }
    return pattern.chars().skip(p).allMatch(c -> c == '*');
  }

  private static boolean one(char wanted, char is) {
    return wanted == '?' || wanted == is;
  }
}
