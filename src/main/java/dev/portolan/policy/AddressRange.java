package dev.portolan.policy;

/// A range of addresses of one family, both ends inclusive, as text.
public record AddressRange(String first, String last) {
  @Override
  public String toString() {
    return first.equals(last) ? first : first + "-" + last;
  }
}
