/**
 * Java's side of the C interface: the functions that libgnvc calls, and the sessions behind them.
 * An encoder or decoder of the C interface is a session here; each works in a thread of its own,
 * whichever thread calls, and all sessions with the same settings share one loaded model.
 */
package org.gnvc.bridge;
