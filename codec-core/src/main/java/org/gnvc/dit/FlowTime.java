package org.gnvc.dit;

import ai.djl.ndarray.NDArray;
import java.util.List;

/**
 * What the transformer needs to know of one flow time, the same for all windows.
 *
 * @param tau the flow time
 * @param embedding (d) float32
 * @param blocks modulation (6, d) float32 of every main block
 * @param adapters modulation (6, d) float32 of every adapter block
 */
record FlowTime(double tau, NDArray embedding, List<NDArray> blocks, List<NDArray> adapters) {}
