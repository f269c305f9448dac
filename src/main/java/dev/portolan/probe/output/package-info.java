/// What programs print, read line by line: takes text of any kind, gives findings.
@NullMarked
package dev.portolan.probe.output;

import org.jspecify.annotations.NullMarked;
