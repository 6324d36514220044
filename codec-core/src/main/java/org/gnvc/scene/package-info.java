/**
 * A drawn clip that looks natural enough to demonstrate and test a video codec without a camera.
 */
package org.gnvc.scene;
