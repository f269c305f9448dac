package dev.portolan.ui.verbs;

/// What a verb is about: the headings of the palette and of the sheet of shortcuts, in this order.
public enum Group {
  OBJECT("Selected object"),
  EDIT("Edit"),
  FILTER("Filter and search"),
  MAP("Map"),
  VIEW("View"),
  CLUSTER("Cluster"),
  WINDOW("Window");

  private final String title;

  Group(String title) {
    this.title = title;
  }

  public String title() {
    return title;
  }
}
