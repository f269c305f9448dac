package dev.portolan.workspace;

/// A page of the panel under the map.
public enum Drawer {
  CHECKS("Checks"),
  DIAGNOSIS("Diagnosis"),
  SWEEP("Sweep"),
  HISTORY("History"),
  CAPTURE("Capture"),
  LOGS("Logs");

  private final String title;

  Drawer(String title) {
    this.title = title;
  }

  public String title() {
    return title;
  }
}
