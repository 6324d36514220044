/**
 * What the networks of profile {@code wan} cost, counted from their sizes: multiplications, bytes
 * moved, memory, and the time that a graphics card would take for them. Multiplications are exact;
 * bytes and times are estimates that say what they assume.
 */
package org.gnvc.cost;
