package dev.portolan.cluster.access;

/// A line of a request's head. Its value may be a credential, so `toString` leaves it out.
record Header(String name, String value) {
  @Override
  public String toString() {
    return name;
  }
}
