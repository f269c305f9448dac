/// A branch of the flow: takes results of checks (`probe`), keeps them on disk a context each, and
/// gives them back: as rows to search, two side by side, or as a report (JSON, Markdown, JUnit).
@NullMarked
package dev.portolan.history;

import org.jspecify.annotations.NullMarked;
