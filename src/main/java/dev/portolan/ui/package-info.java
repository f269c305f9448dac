/// The window. JavaFX lives here and in `app` only; views render the workspace and send intents.
@NullMarked
package dev.portolan.ui;

import org.jspecify.annotations.NullMarked;
