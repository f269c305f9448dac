/// Takes the workspace's diagnoses, gives their page under the map; and shows, wherever a check or
/// a selection is shown, how the wire agrees with what is predicted.
@NullMarked
package dev.portolan.ui.diagnosis;

import org.jspecify.annotations.NullMarked;
