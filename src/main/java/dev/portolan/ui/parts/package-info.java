/// What the window's panels share: icons that stand for kinds, tones and outcomes, and the keeping
/// of lists in step with the workspace.
@NullMarked
package dev.portolan.ui.parts;

import org.jspecify.annotations.NullMarked;
