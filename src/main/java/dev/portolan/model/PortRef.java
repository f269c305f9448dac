package dev.portolan.model;

/// A port given by number or by name (the API's IntOrString). Exactly one is set: a name is empty
/// for a numeric port, the number is 0 for a named one.
public record PortRef(int number, String name) {
  public static PortRef of(int number) {
    return new PortRef(number, "");
  }

  public static PortRef named(String name) {
    return new PortRef(0, name);
  }

  public boolean isNamed() {
    return !name.isEmpty();
  }

  @Override
  public String toString() {
    return isNamed() ? name : Integer.toString(number);
  }
}
