/// The sweep's page under the map: what the next one is to be and costs, how far it is, and what
/// came out, differences first.
@NullMarked
package dev.portolan.ui.sweep;

import org.jspecify.annotations.NullMarked;
