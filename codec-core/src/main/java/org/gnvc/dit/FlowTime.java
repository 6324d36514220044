package org.gnvc.dit;

import ai.djl.ndarray.NDArray;

/**
 * What a transformer needs to know of one flow time, the same for all windows.
 *
 * @param tau the flow time
 * @param embedding (d) float32
 * @param modulation shift, scale and gate of attention and of the feed-forward layers (6, d)
 *     float32, before a block adds its own
 */
record FlowTime(double tau, NDArray embedding, NDArray modulation) {}
